package paddock.template;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.engine.TemplateManager;
import org.thymeleaf.engine.TemplateModel;
import org.thymeleaf.model.IModel;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractAttributeModelProcessor;
import org.thymeleaf.processor.element.IElementModelStructureHandler;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * {@code t:kept="${epoch}"} in a template: what stands here hangs on nothing but that object and the reader's language.
 * It is written once for each and kept, the least asked for going first. Without an object it is written each time. Give
 * it an object that is compared quickly, best by identity.
 */
final class KeptAttribute extends AbstractAttributeModelProcessor {

    /** After conditions and variables, before all that writes. */
    private static final int PRECEDENCE = 650;

    private static final long MOST_CHARACTERS = 4_000_000;

    /** The variable it goes to the page by, so that nothing in it is taken for template. */
    private static final String WRITTEN = "keptHere";

    /** What for, and where in which template. */
    private record Place(Object object, String template, int line, int column, Locale locale) {}

    private final Cache<Place, String> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((Place place, String written) -> written.length() + 100)
            .build();

    KeptAttribute(String prefix) {
        super(TemplateMode.HTML, prefix, null, false, "kept", true, PRECEDENCE, true);
    }

    @Override
    protected void doProcess(
            ITemplateContext context,
            IModel model,
            AttributeName name,
            String written,
            IElementModelStructureHandler element) {
        @Nullable
        Object object = StandardExpressions.getExpressionParser(context.getConfiguration())
                .parseExpression(context, written)
                .execute(context);
        if (object == null) {
            return;
        }
        IProcessableElementTag tag = (IProcessableElementTag) model.get(0);
        Place place = new Place(object, tag.getTemplateName(), tag.getLine(), tag.getCol(), context.getLocale());
        String known = kept.getIfPresent(place);
        if (known == null) {
            model.replace(0, context.getModelFactory().removeAttribute(tag, name));
            known = write(context, model, place);
            kept.put(place, known);
        }
        model.reset();
        element.setLocalVariable(WRITTEN, known);
        model.add(context.getModelFactory().createStandaloneElementTag("th:block", "th:utext", "${" + WRITTEN + "}"));
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
