package paddock.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import paddock.booking.Booking;
import paddock.booking.Desk;
import paddock.circuit.Circuit;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.kernel.Datebook;
import paddock.post.Stationery;
import paddock.terms.Terms;

/**
 * When a circuit is occupied and closed, as anybody may know it: by whom, for what and how surely is not in it, nor where one
 * use ends and the next begins. Open sessions are told by their names, as they are on their pages.
 */
@Component
final class CircuitFeed {

    private final Desk desk;
    private final Sites sites;
    private final Terms terms;
    private final Stationery stationery;
    private final MessageSource texts;

    CircuitFeed(Desk desk, Sites sites, Terms terms, Stationery stationery, MessageSource texts) {
        this.desk = desk;
        this.sites = sites;
        this.terms = terms;
        this.stationery = stationery;
        this.texts = texts;
    }

    /** What a layout, or the circuit as a whole, is had for. */
    private enum Use {
        OCCUPIED,
        CLOSED
    }

    /** What runs follow each other on; the layout is absent where it is not told. */
    private record Row(Use use, @Nullable UUID layout) {}

    private record Run(Instant from, Instant until) {}

    Datebook of(Site site, Circuit circuit, Locale locale) {
        LocalDate today = sites.today(site);
        Span span = Span.around(today, site.zone());
        List<Desk.Had> had = desk.had(circuit.layouts().stream().map(Layout::id).toList(), span.from(), span.until());
        Page page = new Page(site, circuit, today.atStartOfDay(site.zone()).toInstant(), locale);
        List<Datebook.Entry> entries = new ArrayList<>(runs(had, page));
        had.stream()
                .filter(each -> each.kind() == Booking.Kind.SESSION)
                .map(each -> session(each, page))
                .forEach(entries::add);
        return new Datebook(site.key(), entries);
    }

    String name(Site site, Circuit circuit, Locale locale) {
        return circuit.name().in(locale) + " – " + site.name().in(locale);
    }

    /** Of what is told, since when it counts as standing so, and in which language. */
    private record Page(Site site, Circuit circuit, Instant stamp, Locale locale) {}

    /** The terms say whether clients are told what it is that is taken; a stranger is told no more than they. */
    private List<Datebook.Entry> runs(List<Desk.Had> had, Page page) {
        boolean layouts = terms.discretion(page.site().id()).layouts();
        Map<Row, List<Run>> rows = new LinkedHashMap<>();
        for (Desk.Had each : had) {
            if (each.kind() != Booking.Kind.SESSION) {
                Use use = each.kind() == Booking.Kind.CLOSURE ? Use.CLOSED : Use.OCCUPIED;
                add(rows.computeIfAbsent(new Row(use, layouts ? each.layout() : null), any -> new ArrayList<>()), each);
            }
        }
        List<Datebook.Entry> entries = new ArrayList<>();
        rows.forEach((row, runs) -> runs.forEach(run -> entries.add(entry(row, run, page))));
        return entries;
    }

    /** They come the earliest first; what follows at once, or overlaps, goes on. */
    private static void add(List<Run> runs, Desk.Had had) {
        Instant from = had.window().start();
        Instant until = had.window().end();
        if (runs.isEmpty() || runs.getLast().until().isBefore(from)) {
            runs.add(new Run(from, until));
        } else {
            Run last = runs.removeLast();
            runs.add(new Run(last.from(), last.until().isAfter(until) ? last.until() : until));
        }
    }

    private Datebook.Entry entry(Row row, Run run, Page page) {
        String key = "exchange." + row.use().name().toLowerCase(Locale.ROOT);
        String place = name(page.site(), page.circuit(), page.locale());
        String summary = row.layout() == null
                ? text(key + ".somewhere", page.locale())
                : text(key, page.locale(), layout(page, row.layout()));
        return new Datebook.Entry(
                uid(page.circuit().id(), row.use(), String.valueOf(row.layout()), run),
                0,
                page.stamp(),
                Datebook.Standing.CONFIRMED,
                new Datebook.Words(summary, "", place, ""),
                new Datebook.Span.Hours(run.from(), run.until()));
    }

    private Datebook.Entry session(Desk.Had had, Page page) {
        String link = stationery
                .address()
                .map(address -> address + "/sites/" + page.site().key() + "/sessions/" + had.booking())
                .orElse("");
        return new Datebook.Entry(
                uid(had.booking(), had.layout(), had.window().start()),
                had.version(),
                page.stamp(),
                Datebook.Standing.CONFIRMED,
                new Datebook.Words(
                        text("exchange.session", page.locale(), had.title()),
                        layout(page, had.layout()),
                        name(page.site(), page.circuit(), page.locale()),
                        link),
                new Datebook.Span.Hours(had.window().start(), had.window().end()));
    }

    private static String layout(Page page, UUID id) {
        return page.circuit().layouts().stream()
                .filter(layout -> layout.id().equals(id))
                .map(layout -> layout.name().in(page.locale()))
                .findFirst()
                .orElse("–");
    }

    private String text(String key, Locale locale, Object... values) {
        return texts.getMessage(key, values, locale);
    }

    /** Made of nothing that the entry does not say itself, or that is not on a page anybody may read: it leads nowhere else. */
    private static String uid(Object... parts) {
        StringBuilder all = new StringBuilder();
        for (Object part : parts) {
            all.append(part).append('|');
        }
        return Fingerprint.of(all.toString());
    }
}
