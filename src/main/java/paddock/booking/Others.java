package paddock.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.asking.Uses;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.fact.Value;
import paddock.ground.Claim;
import paddock.ground.Reach;
import paddock.homologation.Use;
import paddock.kernel.Days;
import paddock.kernel.Steady;
import paddock.store.Trip;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The uses that are there beside one about which an order is asked. Whoever decides holds the locks. */
@Component
final class Others {

    /** No booking has that id. */
    private static final UUID NOT_THERE = new UUID(0, 0);

    private static final String BETWEEN = "\n";

    private final Trip trip;
    private final JsonMapper json;
    private final Uses uses;

    Others(Trip trip, JsonMapper json, Uses uses) {
        this.trip = trip;
        this.json = json;
        this.uses = uses;
    }

    private record Seen(List<UUID> layouts, Reach reach, Set<String> texts) {}

    /** Where and when others are looked for, and which texts ask about them. */
    record Look(Site site, List<Layout> layouts, Reach reach, Set<String> texts) {

        /** What is seen, whoever looks. */
        private Seen seen() {
            return new Seen(layouts.stream().map(Layout::id).toList(), reach, texts);
        }

        /** Whether a use to which nothing is granted has to be looked at. */
        boolean reaches(Claim.Track track) {
            Days days = reach.all();
            return days != null
                    && layouts.stream().anyMatch(layout -> layout.id().equals(track.layout()))
                    && track.window().days().stream().anyMatch(days::contain);
        }
    }

    /** What was said of a booking that is there, as a use whenever it takes place; what is booked together is one event. */
    Use said(Site site, JsonNode use, UUID booking) {
        return named(uses.stored(use, "use", site.zone()), booking);
    }

    /** What is booked together is one event, unless it says of which it is part. */
    static Use named(Use profile, UUID booking) {
        if (profile.facts().containsKey("event-name")) {
            return profile;
        }
        Map<String, Value> facts = new HashMap<>(profile.facts());
        facts.put("event-name", new Value.Codes(Set.of(booking.toString())));
        return profile.with(facts);
    }

    /** Another booking that is there, and until when where it is an option. */
    private record Other(UUID booking, @Nullable Instant lapsesAt, Use use) {}

    /** Those that a look reaches, for whoever is not there yet: read once for all who look at the same in one decision. */
    List<Use> of(Look look, Instant now) {
        return living(Steady.read(look.seen(), () -> found(look)), NOT_THERE, now);
    }

    /** Reads them for whoever decides something, together with what else is read then. */
    void lookAhead(Collection<Look> looks) {
        Map<Seen, Look> different = new LinkedHashMap<>();
        looks.forEach(look -> different.putIfAbsent(look.seen(), look));
        List<Seen> seen = List.copyOf(different.keySet());
        ask(List.copyOf(different.values()), found -> {
            for (int i = 0; i < seen.size(); i++) {
                Steady.know(seen.get(i), found.get(i));
            }
        });
    }

    /** Those that a look reaches, but for one booking. */
    List<Use> besides(UUID booking, Look look, Instant now) {
        return living(found(look), booking, now);
    }

    private static List<Use> living(List<Other> others, UUID booking, Instant now) {
        return others.stream()
                .filter(other -> !other.booking().equals(booking))
                .filter(other -> other.lapsesAt() == null || other.lapsesAt().isAfter(now))
                .map(Other::use)
                .toList();
    }

    private List<Other> found(Look look) {
        List<Other> others = new ArrayList<>();
        ask(List.of(look), found -> others.addAll(found.getFirst()));
        return others;
    }

    /** Where and when somebody looks for what. */
    private static final class Places {

        private final List<Integer> looks = new ArrayList<>();
        private final List<UUID> layouts = new ArrayList<>();
        private final List<@Nullable String> begins = new ArrayList<>();
        private final List<@Nullable String> ends = new ArrayList<>();

        private void add(int number, Look look, @Nullable Days days) {
            if (days != null) {
                for (Layout layout : look.layouts()) {
                    looks.add(number);
                    layouts.add(layout.id());
                    begins.add(start(days.from(), look.site()));
                    ends.add(start(days.until(), look.site()));
                }
            }
        }

        private static @Nullable String start(@Nullable LocalDate day, Site site) {
            return day == null
                    ? null
                    : day.atStartOfDay(site.zone()).toInstant().toString();
        }

        private List<Object> values() {
            return List.of(
                    looks.toArray(Integer[]::new),
                    layouts.toArray(UUID[]::new),
                    begins.toArray(String[]::new),
                    ends.toArray(String[]::new));
        }
    }

    private void ask(List<Look> looks, Consumer<List<List<Other>>> answer) {
        Places all = new Places();
        Places granted = new Places();
        for (int i = 0; i < looks.size(); i++) {
            all.add(i, looks.get(i), looks.get(i).reach().all());
            granted.add(i, looks.get(i), looks.get(i).reach().granted());
        }
        if (all.looks.isEmpty() && granted.looks.isEmpty()) {
            answer.accept(Collections.nCopies(looks.size(), List.of()));
            return;
        }
        List<Object> values = new ArrayList<>(all.values());
        values.addAll(granted.values());
        trip.ask(FOUND, values, rows -> {
            List<List<Other>> found =
                    looks.stream().<List<Other>>map(look -> new ArrayList<>()).toList();
            while (rows.next()) {
                int look = rows.getInt("look");
                found.get(look).add(other(rows, looks.get(look)));
            }
            answer.accept(found);
        });
    }

    private Other other(ResultSet row, Look look) throws SQLException {
        UUID booking = Objects.requireNonNull(row.getObject("booking", UUID.class));
        UUID layout = row.getObject("layout", UUID.class);
        Use named = said(look.site(), json.readTree(row.getString("use")), booking);
        Timestamp lapses = row.getTimestamp("lapses_at");
        Use use = new Use(
                row.getTimestamp("begins").toInstant(),
                row.getTimestamp("ends").toInstant(),
                look.layouts().stream()
                        .filter(each -> each.id().equals(layout))
                        .map(Layout::key)
                        .collect(Collectors.toSet()),
                named.facts(),
                named.vehicles(),
                granted((String[]) row.getArray("granted").getArray(), look.texts()),
                Map.of(),
                null);
        return new Other(booking, lapses == null ? null : lapses.toInstant(), use);
    }

    /** What is granted by the texts that are asked, of what is granted by any. */
    private static Set<String> granted(String[] all, Set<String> texts) {
        return Arrays.stream(all)
                .map(each -> each.split(BETWEEN, 2))
                .filter(each -> texts.contains(each[0]))
                .map(each -> each[1])
                .collect(Collectors.toSet());
    }

    private static final String FOUND = """
            select c.look, c.booking, c.layout, lower(c.during) as begins, upper(c.during) as ends, b.use::text as use, b.lapses_at,
                   array(select p.source || chr(10) || p.path from booking.permit p
                          where p.booking = c.booking and p.state <> 'refused') as granted
              from (
                select here.look, c.booking, c.layout, c.during
                  from unnest(cast(? as int[]), cast(? as uuid[]), cast(? as timestamptz[]), cast(? as timestamptz[]))
                       as here (look, layout, begins, ends)
                  join booking.claim c on c.layout = here.layout and c.during && tstzrange(here.begins, here.ends)
                 union
                select here.look, c.booking, c.layout, c.during
                  from unnest(cast(? as int[]), cast(? as uuid[]), cast(? as timestamptz[]), cast(? as timestamptz[]))
                       as here (look, layout, begins, ends)
                  join booking.claim c on c.layout = here.layout and c.asks and c.during && tstzrange(here.begins, here.ends)
                 where exists (select 1 from booking.permit p where p.booking = c.booking and p.state <> 'refused')
              ) c
              join booking.booking b on b.id = c.booking
             where b.kind <> 'closure' and b.state in ('booked', 'option')
            """;
}
