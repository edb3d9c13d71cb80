package paddock.post;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import paddock.post.Mail.Secrecy;

/** Writes mails from the parts' templates, in the language of whoever gets them, under one head and foot. */
@Component
public class Stationery {

    private final TemplateEngine templates;
    private final MailSettings settings;

    Stationery(TemplateEngine templates, MailSettings settings) {
        this.templates = templates;
        this.settings = settings;
    }

    /** With what links in mails begin, such as {@code https://paddock.example.org}; always said where mail leaves. */
    public Optional<String> address() {
        return Optional.of(settings.address()).filter(said -> !said.isEmpty());
    }

    public Mail write(Letter letter) {
        Context values = new Context(letter.language(), letter.values());
        values.setVariable("sender", settings.from().name());
        String written = templates.process(letter.template() + ".txt", values);
        int end = written.indexOf('\n');
        if (end < 0) {
            throw new IllegalStateException(letter.template() + ".txt has no text below its subject");
        }
        String subject = Header.line(written.substring(0, end));
        values.setVariable("subject", subject);
        String text = written.substring(end).strip() + "\n\n-- \n" + templates.process("post/mails/foot.txt", values);
        String html = templates.process(letter.template(), values);
        return new Mail(
                letter.to(),
                letter.language(),
                subject,
                text,
                html,
                List.of(),
                letter.about(),
                null,
                Secrecy.PLAIN,
                "");
    }
}
