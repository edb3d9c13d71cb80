package paddock.letter;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import paddock.letter.Incoming.Nature;

/** The parts of a mail, as deep and as many as one looks at. */
final class Parts {

    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);
    private static final int DEEPEST = 8;
    private static final int MOST = 60;
    private static final int LONGEST = 200_000;
    private static final int MOST_FILES = 20;
    private static final Pattern STATUS = Pattern.compile("(?im)^Status:\\s*([245]\\.\\d{1,3}\\.\\d{1,3})");
    private static final Pattern ACTION = Pattern.compile("(?im)^Action:\\s*([a-z]+)");
    private static final Pattern DIAGNOSTIC = Pattern.compile("(?im)^Diagnostic-Code:\\s*([^\\r\\n]{1,300})");

    private final List<String> plain = new ArrayList<>();
    private final List<String> html = new ArrayList<>();
    private final List<String> reports = new ArrayList<>();
    private final List<String> files = new ArrayList<>();
    private String status = "";
    private int seen;

    private Parts() {}

    static Parts of(Part whole) {
        Parts parts = new Parts();
        parts.look(whole, 0);
        return parts;
    }

    /** One that cannot be read is left out, and the others are not. */
    private void look(Part part, int depth) {
        if (depth > DEEPEST || seen++ > MOST) {
            return;
        }
        try {
            take(part, depth);
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            LOG.debug("A part of a mail cannot be read", unreadable);
        }
    }

    private void take(Part part, int depth) throws MessagingException, IOException {
        String type = type(part);
        if (type.startsWith("multipart/") && part.getContent() instanceof Multipart several) {
            for (int i = 0; i < Math.min(several.getCount(), MOST); i++) {
                look(several.getBodyPart(i), depth + 1);
            }
        } else if (type.equals("message/delivery-status")) {
            status = text(part);
        } else if (type.startsWith("message/") || type.equals("text/rfc822-headers")) {
            reports.add(text(part));
        } else if (Part.ATTACHMENT.equalsIgnoreCase(disposition(part)) || !type.startsWith("text/")) {
            name(part);
        } else {
            (type.equals("text/html") ? html : plain).add(text(part));
        }
    }

    private void name(Part part) {
        try {
            String name = part.getFileName();
            if (name != null && files.size() < MOST_FILES) {
                files.add(Quoted.clean(MimeUtility.decodeText(name)));
            }
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            LOG.debug("The name of a file cannot be read", unreadable);
        }
    }

    private static String disposition(Part part) {
        try {
            return Objects.requireNonNullElse(part.getDisposition(), "");
        } catch (MessagingException | RuntimeException unreadable) {
            return "";
        }
    }

    private static String type(Part part) {
        try {
            return new ContentType(Objects.requireNonNullElse(part.getContentType(), "text/plain"))
                    .getBaseType()
                    .toLowerCase(Locale.ROOT);
        } catch (MessagingException | RuntimeException unreadable) {
            return "text/plain";
        }
    }

    /** In whatever letters it says that it is, or in those that are most likely. */
    private static String text(Part part) throws MessagingException, IOException {
        byte[] bytes;
        try (InputStream content = part.getInputStream()) {
            bytes = content.readNBytes(LONGEST);
        }
        return new String(bytes, charset(part));
    }

    private static Charset charset(Part part) {
        try {
            String said = new ContentType(part.getContentType()).getParameter("charset");
            return said == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(said));
        } catch (ParseException unreadable) {
            return StandardCharsets.UTF_8;
        } catch (MessagingException | IllegalArgumentException unknown) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    /** What it says: as plain text, or what its HTML says. */
    String text() {
        String said = String.join("\n", plain).strip();
        return said.isEmpty() ? Quoted.ofHtml(String.join("\n", html)) : said;
    }

    /** What came with it, by name; nothing of it is kept. */
    String files() {
        return files.isEmpty() ? "" : "\n\n[" + String.join("] [", files) + "]";
    }

    /** The heads of the mails that it reports on. */
    String report() {
        return String.join("\n", reports);
    }

    boolean isStatus() {
        return !status.isEmpty();
    }

    Nature status() {
        Matcher action = ACTION.matcher(status);
        if (!action.find() || !action.group(1).equalsIgnoreCase("failed")) {
            return new Nature.Reported();
        }
        Matcher code = STATUS.matcher(status);
        Matcher diagnostic = DIAGNOSTIC.matcher(status);
        return new Nature.Returned(
                code.find() ? code.group(1) : "", diagnostic.find() ? Quoted.clean(diagnostic.group(1)) : "");
    }
}
