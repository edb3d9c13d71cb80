package paddock.lead;

import java.util.ArrayList;
import java.util.Comparator;
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

    /**
     * What the encounters of a lead say otherwise, each once. What it had first and has no more, and a field that was emptied,
     * somebody changed who knew better.
     */
    static List<Other> otherwise(Lead lead, List<Encounter> encounters) {
        return Stream.of(Field.values())
                .filter(field -> !field.of(lead).isEmpty())
                .flatMap(field -> otherwise(field, field.known(field.of(lead)), encounters))
                .limit(MOST)
                .toList();
    }

    private static Stream<Other> otherwise(Field field, String now, List<Encounter> encounters) {
        List<Other> said = encounters.stream()
                .map(one -> new Other(field, one.said().getOrDefault(field, ""), one))
                .filter(one -> !one.text().isEmpty())
                .toList();
        Set<String> known = new HashSet<>(List.of(now));
        said.stream()
                .min(Comparator.comparing((Other one) -> one.when().receivedAt())
                        .thenComparing(one -> !field.known(one.text()).equals(now)))
                .ifPresent(first -> known.add(field.known(first.text())));
        return said.stream().filter(one -> known.add(field.known(one.text())));
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
