package paddock.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import paddock.kernel.Acting;
import paddock.store.Trip;
import tools.jackson.databind.json.JsonMapper;

/** Keeps who did what to which thing, when, from where, before and after. */
@Component
public class Trail {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT = 16;

    private final JdbcClient jdbc;
    private final Trip trip;
    private final JsonMapper json;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    Trail(JdbcClient jdbc, Trip trip, JsonMapper json, InstantSource clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.trip = trip;
        this.json = json;
        this.clock = clock;
        this.events = events;
    }

    /** Somebody has done something, in the transaction under way: it may yet be undone. */
    public record Done(Acting by, Deed deed) {}

    /** What was recorded at once; each of it is told by itself as well, for whoever looks at it one by one. */
    public record AllDone(List<Done> all) {}

    /**
     * Writes down what somebody does, in the transaction that does it: both are there afterwards, or neither.
     *
     * @throws IllegalStateException where no transaction is under way
     */
    public void record(Acting by, Deed deed) {
        record(List.of(new Done(by, deed)));
    }

    /** The same of several deeds at once, in their order. */
    public void record(List<Done> all) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    all.getFirst().deed().act() + " is to be recorded in the transaction that does it");
        }
        trip.change(RECORD, columns(clock.instant(), all.stream().map(this::row).toList()), count -> {});
        events.publishEvent(new AllDone(all));
        all.forEach(events::publishEvent);
    }

    private @Nullable String[] row(Done done) {
        Deed deed = done.deed();
        Deed.Personal personal = deed.personal();
        String actor = actor(done.by());
        Deed.Change change = personal == null ? null : personal.change();
        String values = change == null ? null : salted(change.before(), change.after());
        return new @Nullable String[] {
            who(done.by()),
            text(done.by().person()),
            deed.act(),
            deed.kind(),
            text(deed.thing()),
            personal == null ? null : text(personal.of()),
            json.writeValueAsString(deed.change().before()),
            json.writeValueAsString(deed.change().after()),
            actor,
            digest(actor),
            values,
            digest(values)
        };
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static List<Object> columns(Instant at, List<@Nullable String[]> rows) {
        Stream<Object> columns = IntStream.range(0, rows.getFirst().length)
                .mapToObj(i -> rows.stream().map(row -> row[i]).toArray(String[]::new));
        return Stream.concat(
                        Stream.of(OffsetDateTime.ofInstant(at, ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS)), columns)
                .toList();
    }

    /**
     * Forgets a person's name, addresses and other values wherever they were written. What was done stays, with the
     * person's bare id, and so does its seal.
     */
    public void erase(UUID person) {
        jdbc.sql(ERASE).param("person", person).update();
    }

    private static String who(Acting by) {
        String unnamed = by.equals(Acting.PADDOCK) ? "paddock" : "nobody";
        return by.person() == null ? unnamed : "person";
    }

    private @Nullable String actor(Acting by) {
        if (by.equals(Acting.PADDOCK)) {
            return null;
        }
        return by.warrant() == null
                ? salted(by.name(), by.from())
                : salted(by.name(), by.from(), by.warrant().name());
    }

    /** Salted first: the digest outlives the values in the chain, and nobody may guess from it what they were. */
    private String salted(Object... values) {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        Object salted = HexFormat.of().formatHex(salt);
        return json.writeValueAsString(
                Stream.concat(Stream.of(salted), Stream.of(values)).toList());
    }

    static @Nullable String digest(@Nullable String text) {
        try {
            return text == null
                    ? null
                    : HexFormat.of()
                            .formatHex(
                                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** What was done as wanted, the latest first; {@code most} of it at most. */
    List<Entry> entries(Wanted wanted, int most) {
        return jdbc.sql(ENTRIES.replace("true", wanted.condition()))
                .params(wanted.values())
                .param("most", most)
                .query(Entry.reading(json))
                .list();
    }

    /**
     * An act as whoever follows the trail needs it.
     *
     * @param before what the thing was before, as JSON
     */
    public record Followed(long id, String kind, @Nullable UUID thing, String before) {}

    /** What has been written after an act, and those of the missing that have come meanwhile, in order; {@code most} at most. */
    public List<Followed> since(long id, Collection<Long> missing, int most) {
        return jdbc.sql(SINCE)
                .param("id", id)
                .param("missing", missing.toArray(Long[]::new))
                .param("most", most)
                .query((row, n) -> new Followed(
                        row.getLong("id"),
                        Objects.requireNonNull(row.getString("kind")),
                        row.getObject("thing", UUID.class),
                        Objects.requireNonNull(row.getString("before"))))
                .list();
    }

    /** Numbers of the last acts, {@code most} at most, in order: what is missing among them may be on its way. */
    public List<Long> last(int most) {
        return jdbc.sql("select id from (select id from audit.act order by id desc limit ?) one order by id")
                .param(most)
                .query((row, n) -> row.getLong("id"))
                .list();
    }

    /**
     * An act as those are told it who may see the thing it was done to: not from where, and nothing of others.
     *
     * @param number which of the acts on the thing it is, the first being 1
     * @param person who did it; absent for somebody unknown and for Paddock itself
     * @param name absent once forgotten, and for somebody unknown
     */
    public record Told(
            int number,
            Instant at,
            @Nullable UUID person,
            @Nullable String name,
            Deed deed) {}

    /** What was done to a thing before the act of a number, the latest first; {@code most} of it at most. */
    public List<Told> told(String kind, UUID thing, int before, int most) {
        return jdbc.sql(TOLD)
                .param("kind", kind)
                .param("thing", thing)
                .param("last", before)
                .param("most", most)
                .query((row, n) -> {
                    Entry entry = Objects.requireNonNull(Entry.reading(json).mapRow(row, n));
                    Deed deed = Deed.of(entry.deed().act(), kind, thing)
                            .changing(
                                    entry.deed().change().before(),
                                    entry.deed().change().after());
                    return new Told(row.getInt("place"), entry.at(), entry.person(), entry.name(), deed);
                })
                .list();
    }

    /** Every act that was ever done, by name. */
    List<String> acts() {
        return words("act");
    }

    /** Every kind of thing that something was ever done to, by name. */
    List<String> kinds() {
        return words("kind");
    }

    private List<String> words(String column) {
        return jdbc.sql(WORDS.replace("word", column))
                .query((row, n) -> Objects.requireNonNull(row.getString(column)))
                .list();
    }

    private static final String RECORD = """
            insert into audit.act (at, who, person, act, kind, thing, about, before, after,
                                   actor, actor_digest, personal, personal_digest)
            select cast(? as timestamptz), done.who, done.person, done.act, done.kind, done.thing, done.about, done.before,
                   done.after, done.actor, decode(done.actor_digest, 'hex'), done.personal, decode(done.personal_digest, 'hex')
              from unnest(cast(? as text[]), cast(? as uuid[]), cast(? as text[]), cast(? as text[]), cast(? as uuid[]),
                          cast(? as uuid[]), cast(? as json[]), cast(? as json[]), cast(? as json[]), cast(? as text[]),
                          cast(? as json[]), cast(? as text[]))
                   as done (who, person, act, kind, thing, about, before, after, actor, actor_digest, personal, personal_digest)
            """;

    static final String ERASE = """
            update audit.act
               set actor = case when person = :person then null else actor end,
                   personal = case when about = :person then null else personal end
             where (person = :person and actor is not null)
                or (about = :person and personal is not null)
            """;

    static final String ENTRIES = """
            select id, at, who, person, act, kind, thing, about, before::text as before, after::text as after,
                   actor::text as actor, actor is null and actor_digest is not null as actor_erased,
                   personal::text as personal, personal is null and personal_digest is not null as personal_erased,
                   number
              from audit.act
             where true
             order by id desc
             limit :most
            """;

    private static final String SINCE = """
            select id, kind, thing, before::text as before
              from (select id, kind, thing, before from audit.act where id > :id
                    union all
                    select id, kind, thing, before from audit.act where id = any (cast(:missing as bigint[])) and id <= :id) one
             order by id
             limit :most
            """;

    private static final String TOLD = """
            select id, at, who, person, act, kind, thing, about, before::text as before, after::text as after,
                   actor::text as actor, actor is null and actor_digest is not null as actor_erased,
                   null::text as personal, false as personal_erased, number, place
              from (select a.*, row_number() over (order by a.id) as place
                      from audit.act a
                     where a.thing = :thing and a.kind = :kind) as done
             where place < :last
             order by id desc
             limit :most
            """;

    /** From one to the next along the index: as many steps as there are words, however long the trail. */
    private static final String WORDS = """
            with recursive known as (
              (select word from audit.act order by word limit 1)
              union all
              select (select a.word from audit.act a where a.word > known.word order by a.word limit 1)
                from known
               where known.word is not null
            )
            select word from known where word is not null limit 1000
            """;
}
