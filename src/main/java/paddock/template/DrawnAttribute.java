package paddock.template;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.standard.processor.StandardTextTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/** {@code t:drawn="${row.bars}"} in a template: what code has written as {@link Markup}, and nothing else. */
final class DrawnAttribute extends AbstractAttributeTagProcessor {

    DrawnAttribute(String prefix) {
        super(TemplateMode.HTML, prefix, null, false, "drawn", true, StandardTextTagProcessor.PRECEDENCE, true);
    }

    @Override
    protected void doProcess(
            ITemplateContext context,
            IProcessableElementTag tag,
            AttributeName name,
            String written,
            IElementTagStructureHandler element) {
        @Nullable
        Object said = StandardExpressions.getExpressionParser(context.getConfiguration())
                .parseExpression(context, written)
                .execute(context);
        if (said instanceof Markup markup) {
            element.setBody(markup.toString(), false);
        } else {
            throw new IllegalArgumentException(written + " is " + said + " and not written as markup");
        }
    }
}
