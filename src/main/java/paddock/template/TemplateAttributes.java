package paddock.template;

import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.standard.StandardDialect;

/** The attributes that templates have beyond those of Thymeleaf, {@code t:in}, {@code t:kept} and {@code t:drawn}. */
@Component
final class TemplateAttributes extends AbstractProcessorDialect {

    private static final String PREFIX = "t";

    TemplateAttributes() {
        super("paddock", PREFIX, StandardDialect.PROCESSOR_PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        Set<IProcessor> processors = new HashSet<>(new KeptAttribute().processors(prefix));
        processors.add(new WordingAttribute(prefix));
        processors.add(new DrawnAttribute(prefix));
        return processors;
    }
}
