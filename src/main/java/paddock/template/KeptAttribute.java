package paddock.template;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.engine.TemplateManager;
import org.thymeleaf.engine.TemplateModel;
import org.thymeleaf.model.IModel;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractAttributeModelProcessor;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementModelStructureHandler;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * {@code t:kept="${epoch}"} in a template: what stands here hangs on nothing but that object and the reader's language.
 * It is written once for each and kept, the least asked for going first. Without an object it is written each time. Give
 * it an object that is compared quickly, best by identity.
 */
final class KeptAttribute {

    private static final String NAME = "kept";

    /** After conditions and variables, before all that writes. */
    private static final int SHOWING = 650;

    private static final int WRITING = SHOWING + 1;

    private static final long MOST_CHARACTERS = 4_000_000;

    /** What for, and where in which template. */
    private record Place(Object object, String template, int line, int column, Locale locale) {}

    private final Cache<Place, String> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((Place place, String written) -> written.length() + 100)
            .build();

    /** One that shows what is kept without looking at what stands within, and one that writes it where nothing is. */
    Set<IProcessor> processors(String prefix) {
        return Set.of(new Showing(prefix), new Writing(prefix));
    }

    private static Optional<Place> place(ITemplateContext context, IProcessableElementTag tag, String written) {
        return Optional.ofNullable(StandardExpressions.getExpressionParser(context.getConfiguration())
                        .parseExpression(context, written)
                        .execute(context))
                .map(object ->
                        new Place(object, tag.getTemplateName(), tag.getLine(), tag.getCol(), context.getLocale()));
    }

    private final class Showing extends AbstractAttributeTagProcessor {

        Showing(String prefix) {
            super(TemplateMode.HTML, prefix, null, false, NAME, true, SHOWING, false);
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName name,
                String written,
                IElementTagStructureHandler element) {
            place(context, tag, written).map(kept::getIfPresent).ifPresent(known -> element.replaceWith(known, false));
        }
    }

    private final class Writing extends AbstractAttributeModelProcessor {

        /** The variable it goes to the page by, so that nothing in it is taken for template. */
        private static final String WRITTEN = "keptHere";

        Writing(String prefix) {
            super(TemplateMode.HTML, prefix, null, false, NAME, true, WRITING, true);
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IModel model,
                AttributeName name,
                String written,
                IElementModelStructureHandler element) {
            IProcessableElementTag tag = (IProcessableElementTag) model.get(0);
            place(context, tag, written).ifPresent(place -> {
                model.replace(0, context.getModelFactory().removeAttribute(tag, name));
                String now = write(context, model, place);
                kept.put(place, now);
                model.reset();
                element.setLocalVariable(WRITTEN, now);
                model.add(context.getModelFactory()
                        .createStandaloneElementTag("th:block", "th:utext", "${" + WRITTEN + "}"));
            });
        }

        private static String write(ITemplateContext context, IModel model, Place place) {
            TemplateManager templates = context.getConfiguration().getTemplateManager();
            StringWriter source = new StringWriter();
            StringWriter written = new StringWriter();
            try {
                model.write(source);
            } catch (IOException inMemory) {
                throw new UncheckedIOException(inMemory);
            }
            TemplateModel template = templates.parseString(
                    context.getTemplateData(), source.toString(), place.line() - 1, 0, TemplateMode.HTML, false);
            templates.process(template, context, written);
            return written.toString();
        }
    }
}
