package paddock.ground;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import paddock.circuit.Pool;
import paddock.circuit.Site;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something for some hours, as a form has it.
 *
 * @param what {@code layout:round} or {@code pool:garage}
 * @param on the first day, or the only one
 * @param last the last day; empty where it is the first
 * @param mode {@code through} from the first hour of the first day to the last hour of the last one; else the same
 *     hours on each of the days
 */
public record ClaimRow(
        String what, String units, String on, String last, String mode, String from, String until, String direction) {

    private static final int MOST_DAYS = 366;

    static final ClaimRow BLANK = new ClaimRow("", "", "", "", "", "", "", "");

    boolean isBlank() {
        return what.isEmpty() && on.isEmpty();
    }

    boolean isThrough() {
        return mode.equals("through");
    }

    static ClaimRow of(Map<UUID, String> whats, Claim claim) {
        LocalDateTime from = claim.window().from().toLocalDateTime();
        LocalDateTime until = claim.window().until().toLocalDateTime();
        boolean through = claim.window().days().size() > 1;
        return new ClaimRow(
                whats.getOrDefault(
                        claim instanceof Claim.Track track ? track.layout() : ((Claim.Units) claim).pool(), ""),
                claim instanceof Claim.Units units ? Integer.toString(units.number()) : "",
                from.toLocalDate().toString(),
                through ? until.toLocalDate().toString() : "",
                through ? "through" : "",
                from.toLocalTime().toString(),
                until.toLocalTime().toString(),
                claim instanceof Claim.Track track && track.direction() != null
                        ? track.direction().name().toLowerCase(Locale.ROOT)
                        : "");
    }

    /** What is missing or cannot be read, as the texts name it; empty where nothing is. */
    String wrong(Site site) {
        if (thing(site).isEmpty()) {
            return "no-thing";
        }
        if (what.startsWith("pool:") && !units.matches("[1-9]\\d{0,2}")) {
            return "no-units";
        }
        Optional<LocalDate> first = day(on);
        Optional<LocalDate> end = last.isEmpty() ? first : day(last);
        if (first.isEmpty() || end.isEmpty()) {
            return "no-day";
        }
        if (end.get().isBefore(first.get()) || first.get().plusDays(MOST_DAYS).isBefore(end.get())) {
            return "no-last-day";
        }
        return time(from).isEmpty() || time(until).isEmpty() ? "no-hours" : "";
    }

    /** Its first day; absent where none can be read. */
    Optional<LocalDate> day() {
        return day(on);
    }

    private Optional<String> thing(Site site) {
        return what.startsWith("layout:")
                ? site.circuits().stream()
                        .flatMap(circuit -> circuit.layouts().stream())
                        .filter(layout -> what.equals("layout:" + layout.key()))
                        .map(layout -> layout.id().toString())
                        .findFirst()
                : site.pools().stream()
                        .filter(pool -> what.equals("pool:" + pool.key()))
                        .map(Pool::id)
                        .map(UUID::toString)
                        .findFirst();
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<LocalTime> time(String typed) {
        try {
            return Optional.of(LocalTime.parse(typed));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /** From and until, on the clock of the site. */
    record Hours(LocalDateTime from, LocalDateTime until) {

        /** An end that is not after the beginning is on the day after. */
        static Hours of(LocalDateTime from, LocalDateTime until) {
            return new Hours(from, until.isAfter(from) ? until : until.plusDays(1));
        }
    }

    List<Hours> hours() {
        LocalDate first = day(on).orElseThrow();
        LocalDate end = last.isEmpty() ? first : day(last).orElseThrow();
        LocalTime opens = time(from).orElseThrow();
        LocalTime closes = time(until).orElseThrow();
        return isThrough()
                ? List.of(Hours.of(first.atTime(opens), end.atTime(closes)))
                : first.datesUntil(end.plusDays(1))
                        .map(day -> Hours.of(day.atTime(opens), day.atTime(closes)))
                        .toList();
    }

    /** As programs write it. Only where nothing is {@link #wrong}. */
    ObjectNode claim(Site site, Hours hours) {
        ObjectNode claim = JsonMapper.shared().createObjectNode();
        if (what.startsWith("layout:")) {
            claim.put("layout", thing(site).orElseThrow());
            if (direction.equals("forward") || direction.equals("backward")) {
                claim.put("direction", direction);
            }
        } else {
            claim.put("pool", thing(site).orElseThrow()).put("units", Integer.parseInt(units));
        }
        return claim.put("from", hours.from().toString())
                .put("until", hours.until().toString());
    }
}
