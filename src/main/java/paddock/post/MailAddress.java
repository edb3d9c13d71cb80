package paddock.post;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where somebody gets mail, as {@code name <someone@example.org>}. It is of a form that every mail server takes; whether
 * anybody reads there, only a mail can tell.
 *
 * @param name how the person is called beside it, or empty; what would break a header in it has become a space
 * @param mailbox the bare address; a domain in other letters than ASCII is written in its ASCII form
 */
public record MailAddress(String name, String mailbox) {

    private static final Pattern WHOLE = Pattern.compile("(?<name>[^<>]*)<(?<mailbox>[^<>]+)>");
    private static final String WORD = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL = Pattern.compile(WORD + "(\\." + WORD + ")*");
    private static final Pattern DOMAIN =
            Pattern.compile("([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)*[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?");
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;

    /** @throws IllegalArgumentException when the mailbox is none; {@link #read} asks first */
    public MailAddress {
        name = Header.line(name);
        mailbox = checked(mailbox).orElseThrow(() -> new IllegalArgumentException("not the address of a mailbox"));
    }

    /** What somebody typed, with a name or without; nothing when that is no address. */
    public static Optional<MailAddress> read(String typed) {
        Matcher whole = WHOLE.matcher(typed.strip());
        String name = whole.matches() ? unquoted(whole.group("name").strip()) : "";
        String mailbox = whole.matches() ? whole.group("mailbox") : typed.strip();
        return checked(mailbox).map(good -> new MailAddress(name, good));
    }

    private static Optional<String> checked(String mailbox) {
        int at = mailbox.lastIndexOf('@');
        if (at < 1 || at > LONGEST_LOCAL || mailbox.length() > LONGEST) {
            return Optional.empty();
        }
        String local = mailbox.substring(0, at);
        return domain(mailbox.substring(at + 1))
                .filter(domain -> LOCAL.matcher(local).matches())
                .map(domain -> local + "@" + domain)
                .filter(good -> good.length() <= LONGEST);
    }

    private static Optional<String> domain(String written) {
        try {
            String ascii = IDN.toASCII(written, IDN.USE_STD3_ASCII_RULES);
            return Optional.of(ascii).filter(name -> DOMAIN.matcher(name).matches());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static String unquoted(String name) {
        return name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
                ? name.substring(1, name.length() - 1)
                : name;
    }

    String domain() {
        return mailbox.substring(mailbox.lastIndexOf('@') + 1);
    }

    @Override
    public String toString() {
        return name.isEmpty() ? mailbox : name + " <" + mailbox + ">";
    }
}
