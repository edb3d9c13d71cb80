package paddock.post;

import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import paddock.web.Texts;

/** The post, for tests of parts that write mails: they are kept, and none leaves. */
public final class Posts {

    private static final MailSettings KEEPING = new MailSettings(null, new MailAddress("", "paddock@localhost"), "");

    private Posts() {}

    public static Outbox on(JdbcClient jdbc, InstantSource clock) {
        return new Outbox(jdbc, KEEPING, new Bell(), clock);
    }

    /** One from which mails would leave. */
    public static Outbox leaving(JdbcClient jdbc, InstantSource clock) {
        return new Outbox(jdbc, PostOffice.LEAVING, new Bell(), clock);
    }

    public static Stationery stationery(String... parts) {
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateEngineMessageSource(Texts.of(parts));
        engine.addTemplateResolver(templates(TemplateMode.TEXT, "", "*.txt", 1));
        engine.addTemplateResolver(templates(TemplateMode.HTML, ".html", "*", 2));
        return new Stationery(engine, KEEPING);
    }

    private static ClassLoaderTemplateResolver templates(TemplateMode mode, String suffix, String names, int order) {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("paddock/");
        templates.setSuffix(suffix);
        templates.setTemplateMode(mode);
        templates.setCharacterEncoding("UTF-8");
        templates.getResolvablePatternSpec().addPattern(names);
        templates.setOrder(order);
        return templates;
    }
}
