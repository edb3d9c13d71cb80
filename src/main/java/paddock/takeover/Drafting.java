package paddock.takeover;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.asking.Uses;
import paddock.booking.Booking;
import paddock.booking.Wish;
import paddock.circuit.Circuit;
import paddock.circuit.Layout;
import paddock.circuit.Pool;
import paddock.circuit.Site;
import paddock.ground.Claim;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.kernel.Window;
import paddock.takeover.Times.Misread;
import paddock.takeover.Times.Moment;
import paddock.web.BadInput;
import tools.jackson.databind.node.ObjectNode;

/** Makes wishes of lines, as somebody has said what their columns are. What it has looked up once it knows. */
final class Drafting {

    private static final int MOST_CLAIMS = 100;
    private static final int MOST_UNITS = 1000;
    private static final int MOST_DAYS = 366;
    private static final int LONGEST = 200;

    private final Acting by;
    private final Site site;
    private final Matching matching;
    private final Uses uses;
    private final Whom whom;
    private final Times.Order order;
    private final Map<String, UUID> layouts = new HashMap<>();
    private final Map<String, UUID> pools = new HashMap<>();
    private final Map<Map<String, String>, ObjectNode> facts = new HashMap<>();

    Drafting(Acting by, Site site, Matching matching, Uses uses, Whom whom) {
        this.by = by;
        this.site = site;
        this.matching = matching;
        this.uses = uses;
        this.whom = whom;
        this.order = matching.same("order").equals("mdy") ? Times.Order.MONTH_FIRST : Times.Order.DAY_FIRST;
        for (Circuit circuit : site.circuits()) {
            for (Layout layout : circuit.layouts()) {
                layouts.put("layout:" + layout.key(), layout.id());
            }
        }
        for (Pool pool : site.pools()) {
            pools.put("pool:" + pool.key(), pool.id());
        }
    }

    Draft of(Cells line) {
        if (line.flaw() != null) {
            return new Draft.Not(line.flaw());
        }
        try {
            return drafted(line.cells());
        } catch (Misread misread) {
            return new Draft.Not(misread.why());
        }
    }

    private Draft drafted(List<String> cells) {
        for (String field : matching.columns().keySet()) {
            String cell = matching.cell(field, cells);
            if (cell.startsWith("=") || cell.startsWith("@")) {
                throw new Misread(Note.of("formula", cell));
            }
            if (cell.indexOf('\ufffd') >= 0) {
                throw new Misread(Note.of("broken-text", cell));
            }
        }
        String thing = meant("what", cells, "unknown-thing");
        String kind = meant("kind", cells, "unknown-kind");
        if (thing.equals(Matching.LEFT_OUT) || kind.equals(Matching.LEFT_OUT)) {
            return new Draft.Not(Note.of("value-left-out"));
        }
        List<Claim> claims = claims(cells, thing);
        if (kind.equals("closure")) {
            return closure(cells, claims);
        }
        Whom.Found company = whom.of(matching.cell("company", cells), matching);
        Booking.Said said = new Booking.Said(use(cells), text("reference", cells), text("order-number", cells), "");
        return new Draft.Wanted(new Wish(site.id(), company.id(), claims, said), company.newName());
    }

    private Draft closure(List<String> cells, List<Claim> claims) {
        if (!by.may(Permission.CLOSE_TRACK)) {
            throw new Misread(Note.of("may-not-close"));
        }
        String reason = text("reason", cells);
        if (reason.isBlank()) {
            throw new Misread(Note.of("no-reason"));
        }
        ObjectNode nothing = uses.facts(Map.of());
        return new Draft.Wanted(new Wish(site.id(), null, claims, new Booking.Said(nothing, "", "", reason)), "");
    }

    /** What a value of a column means, or what is the same for all lines. */
    private String meant(String field, List<String> cells, String unknown) {
        if (!matching.has(field)) {
            return matching.same(field);
        }
        String value = matching.cell(field, cells);
        String meant = value.isEmpty() ? matching.same(field) : matching.meant(field, value);
        if (meant.isEmpty() && !(value.isEmpty() && field.equals("activity"))) {
            throw new Misread(Note.of(unknown, value));
        }
        return meant;
    }

    private String text(String field, List<String> cells) {
        String cell = matching.cell(field, cells);
        String text = cell.isEmpty() ? matching.same(field).strip() : cell;
        if (text.length() > LONGEST) {
            throw new Misread(Note.of("too-long", LONGEST));
        }
        return text;
    }

    private List<Claim> claims(List<String> cells, String thing) {
        List<Claim> claims = new ArrayList<>();
        for (Window window : windows(cells)) {
            UUID layout = layouts.get(thing);
            UUID pool = pools.get(thing);
            if (layout != null) {
                claims.add(new Claim.Track(layout, null, window));
            } else if (pool != null) {
                claims.add(new Claim.Units(pool, units(cells), window));
            } else {
                throw new Misread(Note.of("unknown-thing", thing));
            }
        }
        return claims;
    }

    private int units(List<String> cells) {
        String cell = matching.cell("units", cells);
        String units = cell.isEmpty() ? matching.same("units") : cell;
        if (units.isEmpty()) {
            return 1;
        }
        if (!units.matches("\\d{1,4}") || Integer.parseInt(units) < 1 || Integer.parseInt(units) > MOST_UNITS) {
            throw new Misread(Note.of("no-number", units));
        }
        return Integer.parseInt(units);
    }

    private List<Window> windows(List<String> cells) {
        if (!matching.has("start")) {
            Moment day = here(filled("day", cells));
            int from = hour("from", cells);
            int until = hour("until", cells);
            return List.of(window(at(day.day(), from), at(day.day(), until)));
        }
        Moment start = here(filled("start", cells));
        String ends = matching.cell("end", cells);
        Moment end = ends.isEmpty() ? new Moment(start.day(), null, null) : here(ends);
        return start.minute() != null && end.minute() != null
                ? List.of(window(at(start), at(end)))
                : days(start, end, cells);
    }

    /** What is written, as the clock of the site shows it: what is exact can be another day there. */
    private Moment here(String written) {
        Moment moment = Times.moment(written, order);
        if (moment.exact() == null) {
            return moment;
        }
        ZonedDateTime time = moment.exact().atZoneSameInstant(site.zone());
        return new Moment(time.toLocalDate(), time.getHour() * 60 + time.getMinute(), moment.exact());
    }

    /** Days without hours have those of every day. */
    private List<Window> days(Moment start, Moment end, List<String> cells) {
        LocalDate first = start.day();
        LocalDate last = end.day();
        if (last.isBefore(first)) {
            throw new Misread(Note.of("end-before-start", first + " – " + last));
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST_CLAIMS) {
            throw new Misread(Note.of("too-many-days", MOST_CLAIMS));
        }
        int from = start.minute() == null ? hour("from", cells) : start.minute();
        int until = end.minute() == null ? hour("until", cells) : end.minute();
        return first.datesUntil(last.plusDays(1))
                .map(day -> window(
                        day.equals(first) && start.minute() != null ? at(start) : at(day, from),
                        day.equals(last) && end.minute() != null ? at(end) : at(day, until)))
                .toList();
    }

    private String filled(String field, List<String> cells) {
        String cell = matching.cell(field, cells);
        if (cell.isEmpty()) {
            throw new Misread(Note.of("nothing-there"));
        }
        return cell;
    }

    private int hour(String field, List<String> cells) {
        String cell = matching.cell(field, cells);
        return Times.minute(cell.isEmpty() ? matching.same(field) : cell);
    }

    private ZonedDateTime at(Moment moment) {
        if (moment.exact() != null) {
            return moment.exact().atZoneSameInstant(site.zone());
        }
        Integer minute = moment.minute();
        return at(moment.day(), minute == null ? 0 : minute);
    }

    private ZonedDateTime at(LocalDate day, int minute) {
        LocalDateTime local = day.atStartOfDay().plusMinutes(minute);
        List<ZoneOffset> offsets = site.zone().getRules().getValidOffsets(local);
        if (offsets.size() != 1) {
            throw new Misread(Note.of(offsets.isEmpty() ? "hour-skipped" : "hour-twice", local));
        }
        return local.atZone(site.zone());
    }

    private static Window window(@Nullable ZonedDateTime from, @Nullable ZonedDateTime until) {
        if (from == null || until == null || !from.isBefore(until)) {
            throw new Misread(Note.of("end-before-start", shown(from) + " – " + shown(until)));
        }
        if (!from.truncatedTo(ChronoUnit.MINUTES).equals(from)
                || !until.truncatedTo(ChronoUnit.MINUTES).equals(until)) {
            throw new Misread(Note.of("seconds", shown(from) + " – " + shown(until)));
        }
        if (from.plusDays(MOST_DAYS).isBefore(until)) {
            throw new Misread(Note.of("too-many-days", MOST_DAYS));
        }
        return new Window(from, until);
    }

    private static String shown(@Nullable ZonedDateTime time) {
        return time == null ? "" : time.toLocalDateTime().toString();
    }

    private ObjectNode use(List<String> cells) {
        Map<String, String> said = new HashMap<>();
        for (String fact : List.of("activity", "count", "category", "powertrain", "noise", "method")) {
            String value = fact.equals("activity")
                    ? meant(fact, cells, "unknown-activity")
                    : matching.cell(fact, cells).isEmpty() ? matching.same(fact) : matching.cell(fact, cells);
            if (!value.isEmpty() && !value.equals(Matching.LEFT_OUT)) {
                said.put(fact, value);
            }
        }
        ObjectNode known = facts.get(said);
        if (known == null) {
            known = read(said);
            facts.put(said, known);
        }
        return known;
    }

    private ObjectNode read(Map<String, String> said) {
        try {
            ObjectNode use = uses.facts(said);
            uses.read(site, use, "use");
            return use;
        } catch (BadInput unreadable) {
            throw new Misread(
                    Note.of("no-fact", said.getOrDefault(uses.field(unreadable.parameter()), unreadable.parameter())));
        }
    }
}
