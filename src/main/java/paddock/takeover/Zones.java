package paddock.takeover;

import biweekly.property.RecurrenceRule;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import paddock.takeover.EventClock.Doubtful;
import paddock.takeover.WrittenEvent.Property;

/**
 * The zones that a file describes itself (RFC 5545, 3.6.5), made into rules of which every hour is known: whether the clock
 * passes over it, or shows it twice. What changes more often than a clock does is followed no further.
 */
final class Zones {

    /** A rule that changes the clocks once a year has fewer onsets in six centuries. */
    private static final int MOST_ONSETS = 1000;

    private static final Instant NEEDED_FROM = Instant.parse("1999-01-01T00:00:00Z");
    private static final int NEEDED_UNTIL = 2201;
    private static final long DAY = 86_400;
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final Pattern OFFSET = Pattern.compile("[+-]\\d{4}(\\d{2})?");
    private static final Set<String> UNHEARD_OF = Set.of("EXRULE", "EXDATE");

    private final Map<String, Set<List<String>>> described = new HashMap<>();
    private final Map<String, Optional<ZoneRules>> known = new HashMap<>();

    /** When an offset begins to hold, on the clock before it. */
    private record Onset(LocalDateTime at, ZoneOffset from, ZoneOffset to) {

        Instant instant() {
            return at.toInstant(from);
        }
    }

    /** @param text the lines of a zone, from its begin on */
    void add(String text) {
        List<String> lines = WrittenEvent.unfolded(text);
        lines.stream()
                .map(Property::of)
                .filter(property -> property.name().equals("TZID"))
                .findFirst()
                .ifPresent(id -> described
                        .computeIfAbsent(id.value().replaceAll("\\\\([,;\\\\])", "$1"), name -> new LinkedHashSet<>())
                        .add(lines));
    }

    /**
     * The zone of a name; null where the file does not describe it.
     *
     * @throws Doubtful where nobody can follow how the file describes it
     */
    @Nullable
    ZoneRules named(String id) {
        Set<List<String>> texts = described.get(id);
        if (texts == null) {
            return null;
        }
        return known.computeIfAbsent(id, name -> agreed(texts))
                .orElseThrow(() -> new Doubtful(Note.of("zone-garbled", id)));
    }

    /** Several calendars in a file may describe the same zone, as long as they agree; nothing where nobody can follow it. */
    private static Optional<ZoneRules> agreed(Set<List<String>> texts) {
        try {
            Set<ZoneRules> rules = new LinkedHashSet<>();
            texts.forEach(text -> rules.add(rules(onsets(text))));
            return rules.size() == 1 ? Optional.of(rules.iterator().next()) : Optional.empty();
        } catch (Doubtful | DateTimeException | IllegalArgumentException | NoSuchElementException unfollowed) {
            return Optional.empty();
        }
    }

    private static ZoneRules rules(List<Onset> onsets) {
        onsets.sort(Comparator.comparing(Onset::instant));
        ZoneOffset now = onsets.getFirst().from();
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        Instant last = Instant.MIN;
        for (Onset onset : onsets) {
            Instant instant = onset.instant();
            if (instant.isAfter(NEEDED_FROM) && !onset.to().equals(now)) {
                if (!changes.isEmpty() && instant.getEpochSecond() - last.getEpochSecond() < DAY) {
                    throw new IllegalArgumentException("two changes at once");
                }
                last = instant;
                changes.add(ZoneOffsetTransition.of(LocalDateTime.ofInstant(instant, now), now, onset.to()));
            }
            now = onset.to();
        }
        ZoneOffset first = changes.isEmpty() ? now : changes.getFirst().getOffsetBefore();
        return ZoneRules.of(first, first, List.of(), changes, List.of());
    }

    private static List<Onset> onsets(List<String> lines) {
        List<Onset> onsets = new ArrayList<>();
        List<Property> observance = new ArrayList<>();
        for (String line : lines) {
            Property property = Property.of(line);
            boolean within = property.name().equals("BEGIN")
                    ? property.value().equalsIgnoreCase("STANDARD")
                            || property.value().equalsIgnoreCase("DAYLIGHT")
                    : !property.name().equals("END");
            if (!within || property.name().equals("BEGIN")) {
                onsets.addAll(observance(observance));
                observance.clear();
            }
            if (within) {
                observance.add(property);
            }
        }
        onsets.addAll(observance(observance));
        return onsets;
    }

    /** Nothing of what is said before the first observance. */
    private static List<Onset> observance(List<Property> said) {
        if (said.isEmpty() || !said.getFirst().name().equals("BEGIN")) {
            return List.of();
        }
        if (said.stream().anyMatch(property -> UNHEARD_OF.contains(property.name()))) {
            throw new IllegalArgumentException("exceptions of a zone");
        }
        LocalDateTime start = time(one(said, "DTSTART"));
        ZoneOffset from = offset(one(said, "TZOFFSETFROM"));
        ZoneOffset to = offset(one(said, "TZOFFSETTO"));
        List<LocalDateTime> times = new ArrayList<>();
        for (String rule : all(said, "RRULE")) {
            times.addAll(followed(rule, start, from));
        }
        if (times.isEmpty()) {
            times.add(start);
        }
        for (String dates : all(said, "RDATE")) {
            for (String date : dates.split(",", -1)) {
                times.add(time(date));
            }
        }
        return times.stream().map(time -> new Onset(time, from, to)).toList();
    }

    private static List<String> all(List<Property> said, String name) {
        return said.stream()
                .filter(property -> property.name().equals(name))
                .map(Property::value)
                .toList();
    }

    private static String one(List<Property> said, String name) {
        List<String> values = all(said, name);
        if (values.size() != 1) {
            throw new IllegalArgumentException(name);
        }
        return values.getFirst();
    }

    private static LocalDateTime time(String written) {
        return LocalDateTime.parse(written.strip().replaceFirst("Z$", ""), WRITTEN);
    }

    private static ZoneOffset offset(String written) {
        if (!OFFSET.matcher(written).matches()) {
            throw new IllegalArgumentException(written);
        }
        return ZoneOffset.of(written);
    }

    /** Where a rule says when, its start only says from when on. */
    private static List<LocalDateTime> followed(String written, LocalDateTime start, ZoneOffset from) {
        String event = "BEGIN:VEVENT\r\nRRULE:" + written + "\r\nEND:VEVENT\r\n";
        RecurrenceRule said =
                new WrittenEvent(0, "2.0", event, null).read().event().getRecurrenceRule();
        Recurrence recurrence = said == null ? null : said.getValue();
        if (recurrence == null || !isOfAZone(recurrence)) {
            throw new IllegalArgumentException(written);
        }
        List<LocalDateTime> times = new ArrayList<>();
        Rule.of(recurrence, new EventClock(from.getRules())).follow(start, time -> {
            if (times.size() == MOST_ONSETS) {
                throw new Doubtful(Note.of("no-rule"));
            }
            return time.getYear() <= NEEDED_UNTIL && times.add(time);
        });
        return times;
    }

    private static boolean isOfAZone(Recurrence rule) {
        return (rule.getFrequency() == Frequency.YEARLY || rule.getFrequency() == Frequency.MONTHLY)
                && rule.getByHour().size() <= 1
                && rule.getByMinute().size() <= 1
                && rule.getBySecond().size() <= 1;
    }
}
