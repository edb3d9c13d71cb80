package paddock.lead;

import static java.util.Map.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.account.Mistakes;
import paddock.kernel.Email;

/** A lead as the form tells of it. */
record LeadForm(
        @Nullable String name,
        @Nullable String firm,
        @Nullable String function,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String own,
        @Nullable String language,
        @Nullable String grade,
        @Nullable String interest,
        @Nullable String need,
        @Nullable String timing,
        @Nullable String note,
        @Nullable String consent,
        @Nullable String noticed,
        @Nullable String exhibition,
        @Nullable String met,
        @Nullable String time,
        @Nullable List<String> trades,
        @Nullable Integer version) {

    static LeadForm of(Lead lead) {
        return new LeadForm(
                lead.card().name(),
                lead.card().firm(),
                lead.card().function(),
                lead.card().email(),
                lead.card().phone(),
                lead.card().isPrivate() ? "yes" : null,
                lead.card().language(),
                lead.wants().grade().name(),
                lead.wants().interest(),
                lead.wants().need(),
                lead.wants().timing(),
                lead.wants().note(),
                lead.told().how(),
                lead.told().noticedAt() == null ? null : "yes",
                Objects.toString(lead.exhibition(), ""),
                "",
                "",
                lead.wants().trades(),
                lead.version());
    }

    /** Nothing of anybody yet; met somewhere on a day. */
    static LeadForm blank(String exhibition, LocalDate met) {
        return new LeadForm(
                "",
                "",
                "",
                "",
                "",
                null,
                "fr",
                "B",
                "",
                "",
                "",
                "",
                "",
                null,
                exhibition,
                met.toString(),
                "",
                List.of(),
                0);
    }

    /** The same after another writing of the lead; what they were told and have allowed is as it stands there. */
    LeadForm after(Lead lead) {
        LeadForm stands = of(lead);
        return new LeadForm(
                name,
                firm,
                function,
                email,
                phone,
                stands.own,
                language,
                grade,
                interest,
                need,
                timing,
                note,
                stands.consent,
                stands.noticed,
                exhibition,
                met,
                time,
                trades,
                stands.version);
    }

    /** What stands now of each field in which something else is said; a text by its field. */
    Map<String, String> standing(LeadForm now) {
        Map<String, String> stands = new TreeMap<>();
        Map<String, String> said = texts();
        now.texts().forEach((field, text) -> {
            if (!text.equals(said.get(field))) {
                stands.put(field, text);
            }
        });
        return stands;
    }

    private Map<String, String> texts() {
        return Map.ofEntries(
                entry("name", text(name)),
                entry("firm", text(firm)),
                entry("function", text(function)),
                entry("email", said(email)),
                entry("phone", text(phone)),
                entry("own", text(own)),
                entry("language", text(language)),
                entry("grade", said(grade)),
                entry("interest", text(interest)),
                entry("need", lines(need)),
                entry("timing", text(timing)),
                entry("note", lines(note)),
                entry("consent", text(consent)),
                entry("noticed", text(noticed)),
                entry("trades", String.join(" ", tradesSaid())));
    }

    /** Browsers send other ends of lines than are kept. */
    private static String lines(@Nullable String field) {
        return text(field).replace("\r\n", "\n");
    }

    /**
     * When they were met: on the day that is said, or else the usual one; at noon where no time is said, and now of today.
     * Empty where that is no time.
     */
    Optional<ZonedDateTime> metAt(ZonedDateTime now, LocalDate usual) {
        try {
            LocalDate day = said(met).isEmpty() ? usual : LocalDate.parse(said(met));
            if (!said(time).isEmpty()) {
                return Optional.of(day.atTime(LocalTime.parse(said(time))).atZone(now.getZone()));
            }
            return Optional.of(
                    day.equals(now.toLocalDate())
                            ? now
                            : day.atTime(LocalTime.NOON).atZone(now.getZone()));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    int versionSaid() {
        return Objects.requireNonNullElse(version, 0);
    }

    Mistakes mistakes() {
        Mistakes mistakes = Mistakes.NONE
                .and("firm", text(name).isBlank() && text(firm).isBlank() ? Optional.of("nobody") : flaw(firm))
                .and("name", flaw(name))
                .and("function", flaw(function))
                .and(
                        "email",
                        said(email).isEmpty() || Email.of(said(email)).isPresent()
                                ? Optional.empty()
                                : Optional.of("no-email"))
                .and("phone", flaw(phone))
                .and("interest", flaw(interest))
                .and("timing", flaw(timing))
                .and("consent", isOnlyBlank(consent) ? Optional.of("unreadable") : flaw(consent));
        return mistakes.and("need", tooLong(need))
                .and("note", tooLong(note))
                .and("grade", Lead.Grade.of(said(grade)).isPresent() ? Optional.empty() : Optional.of("unknown"));
    }

    Lead.Card card() {
        return new Lead.Card(
                text(name),
                text(firm),
                text(function),
                Email.of(said(email)).map(Email::address).orElse(""),
                text(phone),
                "yes".equals(own),
                "en".equals(language) ? "en" : "fr");
    }

    /** The trades that are ticked. */
    public List<String> tradesSaid() {
        return trades == null
                ? List.of()
                : trades.stream()
                        .filter(trade -> trade.matches("[a-z][a-z0-9-]{0,40}"))
                        .distinct()
                        .limit(CaptureReader.MOST_TRADES)
                        .toList();
    }

    Lead.Wants wants() {
        return new Lead.Wants(
                Lead.Grade.of(said(grade)).orElseThrow(),
                text(interest),
                text(need),
                text(timing),
                text(note),
                tradesSaid());
    }

    /** What they were told and have allowed; what stands already stays. */
    Lead.Told told(Lead.Told before, Instant now) {
        boolean consents = !text(consent).isBlank();
        return new Lead.Told(
                "yes".equals(noticed) ? Objects.requireNonNullElse(before.noticedAt(), now) : null,
                consents ? Objects.requireNonNullElse(before.consentAt(), now) : null,
                consents ? text(consent) : "");
    }

    /** Taken down at the desk, of somebody who was met then. */
    Capture capture(@Nullable UUID at, Instant met) {
        return new Capture(
                UUID.randomUUID(),
                at,
                new Capture.When(met, null),
                Capture.Way.DESK,
                "",
                card(),
                wants(),
                new Capture.Next(
                        null, "", null, "yes".equals(noticed), text(consent).isBlank() ? "" : text(consent)));
    }

    static Optional<Instant> endOf(@Nullable String day, ZoneId zone) {
        try {
            LocalDate said = LocalDate.parse(said(day));
            return said.getYear() >= 2000 && said.getYear() < 2200
                    ? Optional.of(
                            said.plusDays(1).atStartOfDay(zone).minusSeconds(1).toInstant())
                    : Optional.empty();
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /** As it was written. */
    static String text(@Nullable String field) {
        return field == null ? "" : field;
    }

    /** What is a number, a day or a word of ours, around which blanks mean nothing. */
    static String said(@Nullable String field) {
        return field == null ? "" : field.strip();
    }

    static Optional<String> flaw(@Nullable String field) {
        if (text(field).length() > CaptureReader.LONGEST) {
            return Optional.of("too-long");
        }
        return text(field).codePoints().anyMatch(Character::isISOControl)
                ? Optional.of("unreadable")
                : Optional.empty();
    }

    /** How somebody said something is more than blanks. */
    private static boolean isOnlyBlank(@Nullable String field) {
        return !text(field).isEmpty() && text(field).isBlank();
    }

    static Optional<String> tooLong(@Nullable String field) {
        return text(field).length() > CaptureReader.LONGEST_NOTE ? Optional.of("too-long") : Optional.empty();
    }
}
