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
import org.unbescape.html.HtmlEscape;
import paddock.kernel.Text;

/**
 * {@code t:in="${site.name}"} in a template: what a site's data says, in the reader's language, and beside it the
 * language it is then in. Data need not have every language that pages have.
 */
final class WordingAttribute extends AbstractAttributeTagProcessor {

    WordingAttribute(String prefix) {
        super(TemplateMode.HTML, prefix, null, false, "in", true, StandardTextTagProcessor.PRECEDENCE, true);
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
        if (said instanceof Text text) {
            element.setAttribute("lang", text.languageFor(context.getLocale()));
            element.setBody(HtmlEscape.escapeHtml4Xml(text.in(context.getLocale())), false);
        } else {
            throw new IllegalArgumentException(written + " is " + said + " and not a wording");
        }
    }
}
