package paddock.post;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.templatemode.TemplateMode;
import paddock.watch.Measure;

/** What the post is set up with. */
@Configuration(proxyBeanMethods = false)
class PostConfiguration {

    @Bean
    static MailSettings mailSettings(Environment environment) {
        return MailSettings.from(environment::getProperty);
    }

    /** Templates of what mails say in plain text, beside those of pages. */
    @Bean
    static SpringResourceTemplateResolver textTemplates() {
        SpringResourceTemplateResolver templates = new SpringResourceTemplateResolver();
        templates.setOrder(1);
        templates.setPrefix("classpath:/paddock/");
        templates.getResolvablePatternSpec().addPattern("*/mails/*.txt");
        templates.setTemplateMode(TemplateMode.TEXT);
        templates.setCharacterEncoding("UTF-8");
        return templates;
    }

    @Bean
    static Measure mailsByState() {
        return new Measure.Query("paddock_mails", "Mails that wait, and that were given up.", BY_STATE);
    }

    @Bean
    static Courier courier(MailSettings settings) {
        return new Smtp(settings);
    }

    private static final String BY_STATE = """
            select state.name as of, count(o.id) as number
            from (values ('waiting'), ('given-up')) as state (name)
            left join post.outgoing o on o.kind = 'mail' and o.state = state.name
            group by state.name order by state.name
            """;
}
