package paddock.template;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.standard.StandardDialect;

/** The attributes that templates have beyond those of Thymeleaf, {@code t:in} and {@code t:kept}. */
@Component
final class TemplateAttributes extends AbstractProcessorDialect {

    private static final String PREFIX = "t";

    TemplateAttributes() {
        super("paddock", PREFIX, StandardDialect.PROCESSOR_PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new WordingAttribute(prefix), new KeptAttribute(prefix));
    }
}
