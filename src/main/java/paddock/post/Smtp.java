package paddock.post;

import org.jspecify.annotations.Nullable;
import paddock.post.Courier.Handing.Unreachable;
import paddock.post.MailSettings.Server;

/** Hands mails to the operator's mail server. The library that speaks to it is loaded when the first mail leaves. */
final class Smtp implements Courier {

    private final MailSettings settings;
    private @Nullable SmtpLine line;

    Smtp(MailSettings settings) {
        this.settings = settings;
    }

    @Override
    public Handing hand(Outgoing mail) {
        Server server = settings.server();
        if (server == null) {
            return new Unreachable("no mail leaves this installation");
        }
        SmtpLine known = line;
        if (known == null) {
            known = new SmtpLine(server, settings.from());
            line = known;
        }
        return known.hand(mail);
    }

    @Override
    public void hangUp() {
        SmtpLine known = line;
        if (known != null) {
            known.hangUp();
        }
    }
}
