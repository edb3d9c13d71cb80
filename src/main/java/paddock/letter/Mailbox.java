package paddock.letter;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPMessage;
import paddock.letter.MailboxSettings.Line;
import paddock.letter.MailboxSettings.Server;

/** The mailbox of answers, opened for a while: what is in it is looked at in the order in which it came, and stays there. */
final class Mailbox implements AutoCloseable {

    private static final int CONNECT = 10_000;
    private static final int ANSWER = 30_000;
    /** Of a mail no more than its beginning is looked at. */
    static final int MOST_BYTES = 1_000_000;

    private final Store store;
    private final Folder folder;

    private Mailbox(Store store, Folder folder) {
        this.store = store;
        this.folder = folder;
    }

    static Mailbox open(MailboxSettings settings) throws MessagingException {
        Server server = Objects.requireNonNull(settings.server());
        Store store = Session.getInstance(properties(server))
                .getStore(server.line().name().toLowerCase(Locale.ROOT));
        store.connect(server.host(), server.port(), server.user(), server.password());
        try {
            Folder folder = store.getFolder(settings.folder());
            folder.open(Folder.READ_WRITE);
            return new Mailbox(store, folder);
        } catch (MessagingException | RuntimeException closed) {
            store.close();
            throw closed;
        }
    }

    private static Properties properties(Server server) {
        String mail = "mail." + server.line().name().toLowerCase(Locale.ROOT) + ".";
        Properties properties = new Properties();
        properties.put(mail + "starttls.enable", "true");
        properties.put(
                mail + "starttls.required", Boolean.toString(server.mustEncrypt() && server.line() == Line.IMAP));
        properties.put(mail + "ssl.checkserveridentity", "true");
        properties.put(mail + "connectiontimeout", Integer.toString(CONNECT));
        properties.put(mail + "timeout", Integer.toString(ANSWER));
        properties.put(mail + "writetimeout", Integer.toString(ANSWER));
        properties.put(mail + "peek", "true"); // whoever reads the mailbox as well still sees what is new in it
        properties.put(mail + "partialfetch", "true");
        properties.put(mail + "fetchsize", "65536");
        return properties;
    }

    /** One that is there, by the number that the server gives it. */
    record Lying(long number, Message message) {}

    /** While that stays the same, the numbers do. */
    long validity() throws MessagingException {
        return ((UIDFolder) folder).getUIDValidity();
    }

    /** Those after a number, in their order. */
    List<Lying> after(long number, int most) throws MessagingException {
        UIDFolder numbered = (UIDFolder) folder;
        Message[] found = numbered.getMessagesByUID(number + 1, UIDFolder.LASTUID);
        FetchProfile numbers = new FetchProfile();
        numbers.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(found, numbers);
        List<Lying> lying = new java.util.ArrayList<>();
        for (Message message : Arrays.asList(found)) {
            if (message != null) {
                lying.add(new Lying(numbered.getUID(message), message));
            }
        }
        return lying.stream()
                .filter(one -> one.number() > number) // a server gives the last one even where it is before
                .sorted(Comparator.comparingLong(Lying::number))
                .limit(most)
                .toList();
    }

    /** Its bytes, up to a number of them. */
    static byte[] bytes(Lying mail) throws MessagingException, IOException {
        try (InputStream stream = ((IMAPMessage) mail.message()).getMimeStream()) {
            return stream.readNBytes(MOST_BYTES);
        }
    }

    /** Whoever looks there as well sees that it is dealt with. */
    static void seen(Lying mail) throws MessagingException {
        mail.message().setFlag(Flags.Flag.SEEN, true);
    }

    @Override
    public void close() {
        try {
            if (folder.isOpen()) {
                folder.close(false);
            }
            store.close();
        } catch (MessagingException gone) {
            // it is closed either way
        }
    }
}
