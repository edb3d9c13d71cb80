package paddock.board;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import paddock.booking.Booking;
import paddock.booking.Booking.State;
import paddock.circuit.Holidays;
import paddock.circuit.Site;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.Permission;

/** The board of one site over some days, as one reader may see it. */
@Component
@ConditionalOnWebApplication
final class BoardPage {

    private static final int MOST_FALLING = 5;

    private final Agenda agenda;
    private final Hatching hatching;
    private final Clients clients;
    private final Lookout lookout;
    private final MessageSource texts;
    private final InstantSource clock;

    BoardPage(
            Agenda agenda,
            Hatching hatching,
            Clients clients,
            Lookout lookout,
            MessageSource texts,
            InstantSource clock) {
        this.agenda = agenda;
        this.hatching = hatching;
        this.clients = clients;
        this.lookout = lookout;
        this.texts = texts;
        this.clock = clock;
    }

    /** How many of what are on the days shown; of the options, how many lapse before today ends. */
    record Counts(int booked, int options, int falling, int closures) {}

    /** An option that lapses if nobody confirms it. */
    record Falling(UUID booking, String who, String what, String until) {}

    /** What the days shown are called. */
    record Title(String name, String days) {}

    /** Another length of time, the key it is called by, and its address. */
    record Tab(String span, String letter, String address) {}

    /** Where else one can look from here. */
    record Links(
            String span,
            LocalDate first,
            LocalDate until,
            String before,
            String today,
            String after,
            List<Tab> spans,
            String list,
            String grid) {

        static Links of(String site, BoardView view, LocalDate today) {
            return new Links(
                    view.span().key(),
                    view.first(),
                    view.until(),
                    view.before().address(site),
                    view.at(today).address(site),
                    view.after().address(site),
                    Stream.of(BoardView.Span.values())
                            .map(span -> new Tab(
                                    span.key(),
                                    span.key().substring(0, 1),
                                    view.over(span).address(site)))
                            .toList(),
                    view.shownAs("list").address(site),
                    view.shownAs("grid").address(site));
        }
    }

    ModelAndView of(Acting reader, Site site, BoardView view, Locale locale) {
        Mark mark = lookout.mark();
        Instant now = clock.instant();
        List<Agenda.Line> lines = agenda.over(site, view.time(site.zone()), reader);
        Words words = new Words(texts, site, locale, new Words.Told(names(lines), agenda.ranks(lines)));
        Scene scene = new Scene(
                site,
                view,
                new Scene.Read(lines, hatching.at(site), now),
                words,
                reader.may(Permission.SELL) ? Scene.Moving.ALLOWED : Scene.Moving.NOT_ALLOWED);
        ModelAndView page = new ModelAndView("board/board")
                .addObject("site", site)
                .addObject("section", "board")
                .addObject("view", view)
                .addObject("named", title(view, words))
                .addObject("counts", counts(lines, now, site))
                .addObject("cut", lines.size() >= Agenda.MOST)
                .addObject("mark", mark.toString())
                .addObject("axis", scene.axis())
                .addObject(
                        "links",
                        Links.of(site.key(), view, now.atZone(site.zone()).toLocalDate()))
                .addObject("lapse", nextLapse(lines, now))
                .addObject("falling", falling(lines, words));
        if (!view.as().equals("list")) {
            page.addObject("head", new Ticks(scene, holidays(site, view, locale)).drawn())
                    .addObject("groups", new TrackRows(scene).groups())
                    .addObject("pools", new PoolRows(scene).rows());
        }
        if (!view.as().equals("grid")) {
            page.addObject("days", new Entries(scene).days());
        }
        return page;
    }

    private Map<UUID, String> names(List<Agenda.Line> lines) {
        return clients.names(lines.stream()
                .map(Agenda.Line::company)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    }

    private static Map<LocalDate, String> holidays(Site site, BoardView view, Locale locale) {
        return site.holidays().between(view.first(), view.until(), locale).stream()
                .collect(Collectors.toMap(Holidays.Holiday::date, Holidays.Holiday::name, (one, other) -> one));
    }

    private static Counts counts(List<Agenda.Line> lines, Instant now, Site site) {
        LocalDate tomorrow = now.atZone(site.zone()).toLocalDate().plusDays(1);
        Instant midnight = tomorrow.atStartOfDay(site.zone()).toInstant();
        Map<UUID, Agenda.Line> each =
                lines.stream().collect(Collectors.toMap(Agenda.Line::booking, line -> line, (one, other) -> one));
        int booked = 0;
        int options = 0;
        int falling = 0;
        int closures = 0;
        for (Agenda.Line line : each.values()) {
            switch (line.state()) {
                case State.Booked any when line.kind() == Booking.Kind.CLOSURE -> closures++;
                case State.Booked any -> booked++;
                case State.Option option -> {
                    options++;
                    falling += option.lapsesAt().isBefore(midnight) ? 1 : 0;
                }
                case State.Waiting waiting -> options++;
                case State.Ended ended -> {}
            }
        }
        return new Counts(booked, options, falling, closures);
    }

    private static List<Falling> falling(List<Agenda.Line> lines, Words words) {
        return lines.stream()
                .filter(line -> line.state() instanceof State.Option)
                .collect(Collectors.toMap(Agenda.Line::booking, line -> line, (one, other) -> one))
                .values()
                .stream()
                .sorted(Comparator.comparing(BoardPage::lapse).thenComparingLong(Agenda.Line::number))
                .limit(MOST_FALLING)
                .map(line -> new Falling(
                        line.booking(),
                        words.who(line),
                        words.what(line.claim()) + ", "
                                + words.when(line.claim().window()),
                        words.lapse(line)))
                .toList();
    }

    /** In how many seconds the next option lapses; 0 where none does. */
    private static long nextLapse(List<Agenda.Line> lines, Instant now) {
        return lines.stream()
                .filter(line -> line.state() instanceof State.Option)
                .map(BoardPage::lapse)
                .min(Comparator.naturalOrder())
                .map(lapse -> Duration.between(now, lapse).toSeconds() + 1)
                .orElse(0L);
    }

    private static Instant lapse(Agenda.Line line) {
        return line.state() instanceof State.Option option ? option.lapsesAt() : Instant.MAX;
    }

    /** From the first to the last, the month and the year said once. */
    private static String days(BoardView view, Words words) {
        LocalDate last = view.until().minusDays(1);
        String first = words.formats().date(view.first());
        boolean sameMonth = view.first().getMonth() == last.getMonth();
        int kept = first.lastIndexOf(' ');
        String shown = view.first().getYear() != last.getYear()
                ? first
                : sameMonth ? Integer.toString(view.first().getDayOfMonth()) : first.substring(0, kept);
        return shown + " – " + words.formats().date(last);
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static Title title(BoardView view, Words words) {
        return switch (view.span()) {
            case DAY -> new Title(capital(words.day(view.on())), "");
            case WEEK ->
                new Title(
                        words.text("board.week", view.on().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)), days(view, words));
            case MONTH ->
                new Title(
                        capital(DateTimeFormatter.ofPattern("LLLL uuuu", words.locale())
                                .format(view.on())),
                        "");
        };
    }
}
