package paddock.lead;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Email;

/** What a program made out on a card, line by line, with what each could be. Whether it is that, somebody says. */
final class Reading {

    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+\\s?@\\s?[\\w-]+(\\.[\\w-]+)+");
    private static final Pattern PHONE = Pattern.compile("(\\+|00)?\\d[\\d .()/-]{7,20}\\d");
    private static final int MOST = 20;
    private static final int SHORTEST = 3;

    private Reading() {}

    /** What of a card it can be. */
    enum Field {
        NAME,
        FIRM,
        FUNCTION,
        EMAIL,
        PHONE;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Field> of(String key) {
            return Stream.of(values()).filter(one -> one.key().equals(key)).findFirst();
        }

        /** The same card with this in it. */
        Lead.Card in(Lead.Card card, String value) {
            return new Lead.Card(
                    this == NAME ? value : card.name(),
                    this == FIRM ? value : card.firm(),
                    this == FUNCTION ? value : card.function(),
                    this == EMAIL ? value : card.email(),
                    this == PHONE ? value : card.phone(),
                    card.isPrivate(),
                    card.language());
        }

        String of(Lead.Card card) {
            return switch (this) {
                case NAME -> card.name();
                case FIRM -> card.firm();
                case FUNCTION -> card.function();
                case EMAIL -> card.email();
                case PHONE -> card.phone();
            };
        }
    }

    /** Something that was made out. */
    record Line(String text, List<Field> fields) {}

    static List<Line> of(@Nullable String read) {
        Set<Line> lines = new LinkedHashSet<>();
        String text = read == null ? "" : read;
        text.lines().map(line -> line.replaceAll("\\s+", " ").strip()).forEach(line -> lines.addAll(parts(line)));
        return lines.stream().limit(MOST).toList();
    }

    private static List<Line> parts(String line) {
        List<Line> found = new ArrayList<>();
        Matcher email = EMAIL.matcher(line);
        while (email.find()) {
            Email.of(email.group().replace(" ", ""))
                    .ifPresent(one -> found.add(new Line(one.address(), List.of(Field.EMAIL))));
        }
        Matcher phone = PHONE.matcher(line);
        while (phone.find()) {
            found.add(new Line(phone.group().strip(), List.of(Field.PHONE)));
        }
        boolean isWords = found.isEmpty()
                && line.length() <= CaptureReader.LONGEST
                && line.codePoints().filter(Character::isLetter).count() >= SHORTEST;
        return isWords ? List.of(new Line(line, List.of(Field.FIRM, Field.NAME, Field.FUNCTION))) : found;
    }
}
