package paddock.lead;

import java.util.ArrayList;
import java.util.HashSet;
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

    /** What of a lead it can be. */
    enum Field {
        NAME,
        FIRM,
        FUNCTION,
        EMAIL,
        PHONE,
        INTEREST,
        TIMING;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Field> of(String key) {
            return Stream.of(values()).filter(one -> one.key().equals(key)).findFirst();
        }

        /** The same lead with this in it. */
        Lead in(Lead lead, String value) {
            Lead.Card card = lead.card();
            Lead.Wants wants = lead.wants();
            return Edits.with(
                    lead,
                    new Lead.Card(
                            this == NAME ? value : card.name(),
                            this == FIRM ? value : card.firm(),
                            this == FUNCTION ? value : card.function(),
                            this == EMAIL ? value : card.email(),
                            this == PHONE ? value : card.phone(),
                            card.isPrivate(),
                            card.language()),
                    new Lead.Wants(
                            wants.grade(),
                            this == INTEREST ? value : wants.interest(),
                            wants.need(),
                            this == TIMING ? value : wants.timing(),
                            wants.note(),
                            wants.trades()),
                    lead.told());
        }

        /** By which two writings are the same: numbers are, however they are grouped. */
        String known(String text) {
            return this == PHONE ? text.replaceAll("[^\\d+]", "") : LeadRows.sought(text);
        }

        String of(Lead lead) {
            return switch (this) {
                case NAME -> lead.card().name();
                case FIRM -> lead.card().firm();
                case FUNCTION -> lead.card().function();
                case EMAIL -> lead.card().email();
                case PHONE -> lead.card().phone();
                case INTEREST -> lead.wants().interest();
                case TIMING -> lead.wants().timing();
            };
        }
    }

    /** Something that was noted of somebody otherwise than it is written now, and when that was. */
    record Other(Field field, String text, Encounter when) {}

    /** What the encounters of a lead say otherwise, each once; of one encounter alone whoever changed the lead knew better. */
    static List<Other> otherwise(Lead lead, List<Encounter> encounters) {
        List<Other> others = new ArrayList<>();
        for (Field field : encounters.size() < 2 ? List.<Field>of() : List.of(Field.values())) {
            Set<String> known = new HashSet<>(List.of("", field.known(field.of(lead))));
            encounters.forEach(one -> {
                String text = one.said().getOrDefault(field, "");
                if (known.add(field.known(text))) {
                    others.add(new Other(field, text, one));
                }
            });
        }
        return others.stream().limit(MOST).toList();
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
