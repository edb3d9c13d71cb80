package paddock.post;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.templatemode.TemplateMode;

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
    static Courier courier(MailSettings settings) {
        return new Smtp(settings);
    }
}
