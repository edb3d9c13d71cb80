package paddock.story;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import paddock.account.Names;
import paddock.audit.Trail;
import paddock.booking.Booking;
import paddock.booking.BookingPage;
import paddock.booking.Bookings;
import paddock.booking.Desk;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.web.Formats;

/** On the page of a booking: each act on it with its index, the latest first, who it was and what it changed. */
@Component
@Order(2)
final class BookingStory implements BookingPage.Panel {

    private static final int MOST = 100;

    private final Trail trail;
    private final ChangeWords words;
    private final Names names;
    private final Clients clients;
    private final Desk desk;
    private final MessageSource texts;

    BookingStory(Trail trail, ChangeWords words, Names names, Clients clients, Desk desk, MessageSource texts) {
        this.trail = trail;
        this.words = words;
        this.names = names;
        this.clients = clients;
        this.desk = desk;
        this.texts = texts;
    }

    @Override
    public String template() {
        return "story/panel";
    }

    @Override
    public Map<String, Object> model(Seen seen) {
        return model(seen, Integer.MAX_VALUE);
    }

    /** What was done before the act of a number. */
    Map<String, Object> model(Seen seen, int before) {
        UUID booking = seen.booking().id();
        List<Trail.Told> told = trail.told(Bookings.KIND, booking, before, MOST);
        Known known = known(seen, told);
        Formats formats = new Formats(seen.locale());
        ChangeWords.Reader reader = new ChangeWords.Reader(seen.site(), seen.locale(), known.named());
        List<Revision> revisions = told.stream()
                .map(act -> new Revision(
                        Revision.letter(act.number()),
                        formats.moment(act.at(), seen.site().zone()),
                        who(act, known, seen.locale()),
                        text("audit.act." + act.deed().act(), act.deed().act(), seen.locale()),
                        words.of(act.deed().change(), reader)))
                .toList();
        int first = told.isEmpty() ? 1 : told.getLast().number();
        return Map.of(
                "revisions",
                revisions,
                "older",
                first - 1,
                "earlier",
                "/bookings/" + booking + "/story?before=" + first);
    }

    /**
     * Of whom whoever reads may know the names.
     *
     * @param named whether the client is named to them
     * @param people those whose names they may know; absent where that is everybody
     * @param other what all others are called
     */
    private record Known(boolean named, @Nullable Set<UUID> people, String other) {}

    /** The operator's people know everybody, but for the client's of what is confidential; clients' people their own. */
    private Known known(Seen seen, List<Trail.Told> told) {
        Acting acting = seen.acting();
        Booking booking = seen.booking();
        UUID company = booking.company();
        boolean named = company == null || desk.readBy(acting, booking).company() != null;
        if (acting.staff().isEmpty()) {
            return new Known(named, company == null ? Set.of() : clients.people(company), "operator");
        }
        return named
                ? new Known(true, null, "")
                : new Known(
                        false,
                        names.working(told.stream()
                                .map(Trail.Told::person)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet())),
                        "client");
    }

    private String who(Trail.Told act, Known known, Locale locale) {
        if (act.person() == null) {
            return act.name() == null || act.name().isEmpty() ? text("story.nobody", "", locale) : act.name();
        }
        if (known.people() != null && !known.people().contains(act.person())) {
            return text("story." + known.other(), "", locale);
        }
        return act.name() == null ? text("story.forgotten", "", locale) : act.name();
    }

    private String text(String key, String otherwise, Locale locale) {
        return Objects.requireNonNullElse(texts.getMessage(key, new Object[0], otherwise, locale), otherwise);
    }
}
