package paddock.letter;

import jakarta.mail.Address;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import paddock.letter.Incoming.Nature;

/**
 * Reads mails as whoever wants sends them: of any size, in any letters, broken on purpose. What cannot be made out is left out, and
 * nothing that it says is obeyed.
 */
final class IncomingReader {

    private static final Session SESSION = Session.getInstance(properties());
    private static final Pattern OURS = Pattern.compile(
            "<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^<>\\s]{1,255}>", Pattern.CASE_INSENSITIVE);
    private static final Pattern ABSENT = Pattern.compile(
            "(?iu)(auto(matic)? ?(reply|response|r[ée]ponse)|auto-?reply|out of (the )?office|absen(t|te|ce) (du|de|jusqu).*|r[ée]ponse automatique).*");
    private static final List<String> FOR =
            List.of("to", "cc", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "resent-to");
    private static final int LONGEST_HEAD = 20_000;
    private static final int MOST_ANSWERS = 50;
    private static final int MOST_BORDERS = 500;

    private IncomingReader() {}

    private static Properties properties() {
        Properties lenient = new Properties();
        lenient.put("mail.mime.address.strict", "false");
        lenient.put("mail.mime.parameters.strict", "false");
        lenient.put("mail.mime.ignoreunknownencoding", "true");
        lenient.put("mail.mime.multipart.allowempty", "true");
        lenient.put("mail.mime.multipart.ignoremissingboundaryparameter", "true");
        return lenient;
    }

    /** @param bytes the mail, or as much of its beginning as is looked at */
    static Incoming read(byte[] bytes) throws MessagingException {
        MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(bytes, 0, reasonable(bytes)));
        Parts parts = Parts.of(message);
        Nature nature = nature(message, parts);
        String repeated = nature instanceof Nature.Written || nature instanceof Nature.Automatic ? "" : parts.report();
        return new Incoming(
                head(message, "Message-ID"),
                from(message),
                Quoted.clean(subject(message)),
                addresses(message),
                answers(head(message, "In-Reply-To") + " " + head(message, "References") + " " + repeated),
                nature,
                Quoted.without(parts.text()) + parts.files());
    }

    /** Up to where it has no more parts than anybody sends: reading more takes longer than it is worth. */
    private static int reasonable(byte[] bytes) {
        int borders = 0;
        for (int i = 1; i + 1 < bytes.length; i++) {
            if (bytes[i] == '-' && bytes[i + 1] == '-' && bytes[i - 1] == '\n' && ++borders > MOST_BORDERS) {
                return i;
            }
        }
        return bytes.length;
    }

    private static Nature nature(MimeMessage message, Parts parts) throws MessagingException {
        String type = head(message, "Content-Type").toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/report") && (type.contains("delivery-status") || parts.isStatus())) {
            return parts.status();
        }
        if (type.startsWith("multipart/report")) {
            return new Nature.Reported();
        }
        String automatic = head(message, "Auto-Submitted").toLowerCase(Locale.ROOT);
        boolean isAutomatic = (!automatic.isEmpty() && !automatic.startsWith("no"))
                || message.getHeader("X-Autoreply") != null
                || message.getHeader("X-Autorespond") != null
                || head(message, "Precedence").toLowerCase(Locale.ROOT).matches("auto_reply|bulk|junk|list")
                || ABSENT.matcher(subject(message).strip()).matches();
        return isAutomatic ? new Nature.Automatic() : new Nature.Written();
    }

    private static String subject(MimeMessage message) {
        try {
            String subject = message.getSubject();
            return subject == null ? "" : subject;
        } catch (MessagingException | RuntimeException unreadable) {
            return "";
        }
    }

    private static String from(MimeMessage message) {
        try {
            Address[] from = message.getFrom();
            return from != null && from.length > 0 && from[0] instanceof InternetAddress one && one.getAddress() != null
                    ? Quoted.clean(one.getAddress()).toLowerCase(Locale.ROOT)
                    : "";
        } catch (MessagingException | RuntimeException unreadable) {
            return "";
        }
    }

    private static String addresses(MimeMessage message) throws MessagingException {
        StringBuilder all = new StringBuilder();
        for (Header header : Collections.list(message.getAllHeaders())) {
            if (FOR.contains(header.getName().toLowerCase(Locale.ROOT)) && header.getValue() != null) {
                all.append(header.getValue(), 0, Math.min(header.getValue().length(), LONGEST_HEAD))
                        .append('\n');
            }
            if (all.length() > LONGEST_HEAD) {
                break;
            }
        }
        return all.toString();
    }

    private static List<UUID> answers(String said) {
        List<UUID> answers = new ArrayList<>();
        Matcher ours = OURS.matcher(said);
        while (ours.find() && answers.size() < MOST_ANSWERS) {
            answers.add(UUID.fromString(ours.group(1)));
        }
        return answers;
    }

    /** On one line, as far as it is looked at. */
    private static String head(MimeMessage message, String name) throws MessagingException {
        String[] values = message.getHeader(name);
        String value = values == null || values.length == 0 || values[0] == null ? "" : values[0];
        String line = value.replaceAll("\\s+", " ").strip();
        return new String(
                line.substring(0, Math.min(line.length(), LONGEST_HEAD)).getBytes(StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
    }
}
