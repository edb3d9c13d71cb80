package paddock.post;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.Locale;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import paddock.post.Courier.Handing;
import paddock.post.Courier.Handing.Failed;
import paddock.post.Courier.Handing.Refused;
import paddock.post.Courier.Handing.Taken;
import paddock.post.Courier.Handing.Unreachable;
import paddock.post.MailSettings.Line;
import paddock.post.MailSettings.Server;

/** The line to the operator's mail server, held for as long as there are more mails. */
final class SmtpLine {

    private static final int CONNECT = 10_000;
    private static final int ANSWER = 30_000;
    private static final int LONGEST_REASON = 500;

    private final Server server;
    private final MailAddress from;
    private final Session session;
    private @Nullable Transport open;

    SmtpLine(Server server, MailAddress from) {
        this.server = server;
        this.from = from;
        this.session = Session.getInstance(properties());
    }

    Handing hand(Outgoing mail) {
        Transport transport;
        try {
            transport = transport();
        } catch (AuthenticationFailedException denied) {
            return new Unreachable(server + " does not let Paddock in: " + said(denied));
        } catch (MessagingException closed) {
            return new Unreachable(server + ": " + said(closed));
        }
        try {
            Message message = new Envelope(session, from).enclose(mail);
            transport.sendMessage(message, message.getAllRecipients());
            return new Taken();
        } catch (MessagingException refused) {
            return judged(refused);
        }
    }

    /** What the answer says of this mail, and what of the server. */
    private static Handing judged(MessagingException refused) {
        int code = -1;
        for (Exception cause = refused; cause instanceof MessagingException told; cause = told.getNextException()) {
            switch (told) {
                case SMTPSenderFailedException sender -> {
                    return new Unreachable(said(sender));
                }
                case SMTPAddressFailedException address -> {
                    return address.getReturnCode() >= 500 ? new Refused(said(address)) : new Failed(said(address));
                }
                case SMTPSendFailedException answer -> code = answer.getReturnCode();
                default -> {}
            }
        }
        return code >= 500 ? new Refused(said(refused)) : new Failed(said(refused));
    }

    private static String said(MessagingException refused) {
        String said = Header.line(String.valueOf(refused.getMessage()));
        return said.length() > LONGEST_REASON ? said.substring(0, LONGEST_REASON) + "…" : said;
    }

    private Transport transport() throws MessagingException {
        Transport known = open;
        if (known != null && known.isConnected()) {
            return known;
        }
        hangUp();
        Transport fresh = session.getTransport();
        if (server.user().isEmpty()) {
            fresh.connect();
        } else {
            fresh.connect(server.user(), server.password());
        }
        open = fresh;
        return fresh;
    }

    private Properties properties() {
        String protocol = server.line().name().toLowerCase(Locale.ROOT);
        String mail = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", protocol);
        properties.put(mail + "host", server.host());
        properties.put(mail + "port", Integer.toString(server.port()));
        properties.put(mail + "from", from.mailbox());
        properties.put(mail + "localhost", from.domain());
        properties.put(mail + "auth", Boolean.toString(!server.user().isEmpty()));
        properties.put(mail + "starttls.enable", "true");
        properties.put(
                mail + "starttls.required", Boolean.toString(server.mustEncrypt() && server.line() == Line.SMTP));
        properties.put(mail + "ssl.checkserveridentity", "true");
        properties.put(mail + "connectiontimeout", Integer.toString(CONNECT));
        properties.put(mail + "timeout", Integer.toString(ANSWER));
        properties.put(mail + "writetimeout", Integer.toString(ANSWER));
        return properties;
    }

    void hangUp() {
        Transport known = open;
        open = null;
        if (known != null) {
            try {
                known.close();
            } catch (MessagingException gone) {
                // it is closed either way
            }
        }
    }
}
