package paddock.board;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
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
import paddock.asking.VerdictWords;
import paddock.booking.Booking;
import paddock.booking.Bookings;
import paddock.booking.Desk;
import paddock.booking.Holding;
import paddock.booking.Moves;
import paddock.booking.Moving;
import paddock.booking.Told;
import paddock.circuit.Site;
import paddock.closing.Elsewhere;
import paddock.directory.Clients;
import paddock.ground.Claim;
import paddock.ground.ClaimWords;
import paddock.ground.Ground;
import paddock.homologation.Verdict;
import paddock.kernel.Acting;
import paddock.web.Formats;

/** Says of something that is carried over the board whether it may be put down there, and of everything in the way what it is. */
@Component
@ConditionalOnWebApplication
final class Landing {

    private static final int MOST_SAID = 4;

    private final Moves moves;
    private final Bookings bookings;
    private final Desk desk;
    private final Clients clients;
    private final Elsewhere elsewhere;
    private final Hatching hatching;
    private final VerdictWords verdicts;
    private final Told told;
    private final MessageSource texts;
    private final InstantSource clock;

    Landing(
            Moves moves,
            Bookings bookings,
            Desk desk,
            Clients clients,
            Elsewhere elsewhere,
            Hatching hatching,
            VerdictWords verdicts,
            Told told,
            MessageSource texts,
            InstantSource clock) {
        this.moves = moves;
        this.bookings = bookings;
        this.desk = desk;
        this.clients = clients;
        this.elsewhere = elsewhere;
        this.hatching = hatching;
        this.verdicts = verdicts;
        this.told = told;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * What is said of a place.
     *
     * @param what would be there when
     * @param fits whether it may be put down
     * @param reasons each thing in the way
     * @param notes what else is to be known of it
     * @param nearest where it could be instead
     */
    record Slip(int status, String what, boolean fits, List<String> reasons, List<String> notes, List<String> nearest) {

        Slip(int status, String what, List<String> reasons) {
            this(status, what, reasons.isEmpty(), reasons, List.of(), List.of());
        }
    }

    /** Who carries something at which site. */
    record Carrying(Acting by, Site site, Locale locale) {}

    /** Of a booking that would have claims instead of its own, what comes of trying. */
    Slip moved(Carrying carrying, Booking booking, Moves.Shift shift, Claim carried) {
        return said(carrying, booking.claiming(shift.claims()), moves.tried(carrying.by(), shift), carried);
    }

    /** What came of moving it, or would come. */
    Slip said(Carrying carrying, Booking booking, Moving outcome, Claim carried) {
        String what = what(carrying, carried);
        if (outcome instanceof Moving.Moved) {
            return new Slip(200, what, List.of());
        }
        Told.Refused refused = told.inWords(outcome, carrying.locale());
        List<String> reasons = new ArrayList<>();
        switch (outcome) {
            case Moving.NotHad(Holding.Taken taken) -> {
                reasons.addAll(inTheWay(carrying, booking, carried));
                if (reasons.isEmpty()) {
                    reasons.add(refused.words().title());
                }
                reasons.addAll(unlawful(booking, carrying.locale()));
            }
            case Moving.NotHad(Holding.Unlawful unlawful) ->
                reasons.addAll(sentences(unlawful.judged(), carrying.locale()));
            default ->
                reasons.add(refused.words().title() + " – " + refused.words().help());
        }
        return new Slip(refused.status(), what, reasons.stream().distinct().toList());
    }

    /** The same, saying so where the direction of one layout does not come along to another. */
    Slip noting(Slip slip, Claim.Track before, Claim.Track now, Locale locale) {
        if (before.direction() == null || now.direction() != null) {
            return slip;
        }
        String direction =
                texts("booking.direction." + before.direction().name().toLowerCase(Locale.ROOT), locale);
        String note = texts.getMessage("board.slip.direction", new Object[] {direction}, locale);
        return new Slip(slip.status(), slip.what(), slip.fits(), slip.reasons(), List.of(note), slip.nearest());
    }

    /** The same, with the nearest days on which it could be at these hours. */
    Slip withNearest(Slip slip, Booking booking, Locale locale) {
        List<String> nearest = elsewhere.nearest(booking, List.of()).stream()
                .map(claims -> ClaimWords.when(claims.getFirst().window(), new Formats(locale)))
                .toList();
        return new Slip(slip.status(), slip.what(), slip.fits(), slip.reasons(), slip.notes(), nearest);
    }

    /** Of something that nobody has yet, whatever it will be for. */
    Slip blank(Carrying carrying, Claim.Track track) {
        String what = what(carrying, track);
        if (track.window().start().isBefore(clock.instant())) {
            return new Slip(422, what, List.of(texts("board.slip.past", carrying.locale())));
        }
        if (new Ground(carrying.site()).missing(track).isPresent()) {
            return new Slip(422, what, List.of(texts("board.absent", carrying.locale())));
        }
        List<Booking> there = moves.inTheWayOf(carrying.site(), List.of(track));
        Instant now = clock.instant();
        boolean firm = there.stream().anyMatch(each -> each.at(now) instanceof Booking.State.Booked);
        List<String> having = having(carrying, there, track);
        List<String> reasons = new ArrayList<>(firm ? having : List.of());
        Verdict verdict = hatching.whoever(carrying.site(), track);
        if (verdict instanceof Verdict.Refused) {
            reasons.addAll(verdicts.sentences(verdict, carrying.locale()));
        }
        List<String> notes = firm || there.isEmpty()
                ? List.of()
                : Stream.concat(Stream.of(texts("board.slip.behind", carrying.locale())), having.stream())
                        .toList();
        return new Slip(reasons.isEmpty() ? 200 : 409, what, reasons.isEmpty(), reasons, notes, List.of());
    }

    private List<String> inTheWay(Carrying carrying, Booking booking, Claim carried) {
        List<Booking> others = moves.inTheWayOf(carrying.site(), List.of(carried)).stream()
                .filter(other -> !other.id().equals(booking.id()))
                .toList();
        return having(carrying, others, carried);
    }

    /** Who has it, or what must stay empty after them. */
    private List<String> having(Carrying carrying, List<Booking> others, Claim carried) {
        List<Booking> read =
                others.stream().map(other -> desk.readBy(carrying.by(), other)).toList();
        Map<UUID, String> names = clients.names(
                read.stream().map(Booking::company).filter(Objects::nonNull).collect(Collectors.toSet()));
        return read.stream()
                .limit(MOST_SAID)
                .map(other -> having(carrying, other, names, carried))
                .toList();
    }

    private String having(Carrying carrying, Booking other, Map<UUID, String> names, Claim carried) {
        Locale locale = carrying.locale();
        UUID company = other.company();
        String who = other.kind() != Booking.Kind.RENTAL
                ? other.said().reason()
                : company == null ? texts("booking.unnamed", locale) : names.getOrDefault(company, "–");
        Claim near = other.claims().stream()
                .filter(claim -> claim.window().overlaps(carried.window()))
                .findFirst()
                .orElse(null);
        Claim shown = near == null ? other.claims().getFirst() : near;
        ClaimWords words = ClaimWords.of(carrying.site(), shown, locale);
        boolean closed = other.kind() == Booking.Kind.CLOSURE;
        String state = texts("booking.state." + (closed ? "closed" : Told.word(other)), locale);
        return texts.getMessage(
                near == null ? "board.slip.clears" : "board.slip.taken",
                new Object[] {who, words.what(), words.when(), state},
                locale);
    }

    /** What the order says of it beside that somebody else has it. */
    private List<String> unlawful(Booking booking, Locale locale) {
        return booking.kind() == Booking.Kind.CLOSURE ? List.of() : sentences(bookings.judged(booking), locale);
    }

    private List<String> sentences(List<Holding.Judged> judged, Locale locale) {
        return judged.stream()
                .map(Holding.Judged::verdict)
                .filter(verdict -> !(verdict instanceof Verdict.Allowed))
                .flatMap(verdict -> verdicts.sentences(verdict, locale).stream())
                .distinct()
                .toList();
    }

    private static String what(Carrying carrying, Claim claim) {
        ClaimWords words = ClaimWords.of(carrying.site(), claim, carrying.locale());
        return words.what() + ", " + words.when();
    }

    private String texts(String key, Locale locale) {
        return texts.getMessage(key, null, locale);
    }
}
