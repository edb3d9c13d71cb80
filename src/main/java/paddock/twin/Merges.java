package paddock.twin;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.once.Attempts;
import paddock.once.Locks;
import paddock.twin.Choice.Field;
import paddock.twin.Journal.Rows;

/** Makes one company of two. Both are locked as whoever books for them does: what was booked before moves, what comes later is refused. */
@Component
class Merges {

    static final String KIND = "company";

    private static final String OWN = "t.id = :survivor";

    private final Attempts attempts;
    private final JdbcClient jdbc;
    private final MergeRows rows;
    private final Mailboxes mailboxes;
    private final Trail trail;
    private final InstantSource clock;

    Merges(Attempts attempts, JdbcClient jdbc, MergeRows rows, Mailboxes mailboxes, Trail trail, InstantSource clock) {
        this.attempts = attempts;
        this.jdbc = jdbc;
        this.rows = rows;
        this.mailboxes = mailboxes;
        this.trail = trail;
        this.clock = clock;
    }

    /** Which of them goes on, and which becomes part of it. */
    record Pair(UUID survivor, UUID absorbed) {}

    Merging merge(Acting by, Pair pair, Map<String, String> said) {
        return guarded(
                pair,
                () -> attempts.run(locks(pair), held -> {
                    lock(pair);
                    Side own = rows.side(pair.survivor()).orElse(null);
                    Side other = rows.side(pair.absorbed()).orElse(null);
                    Merging refusal = refusal(own, other);
                    if (refusal != null || own == null || other == null) {
                        return refusal == null ? new Merging.Gone() : refusal;
                    }
                    Choice choice = Choice.of(said, Side.proposed(own, other));
                    return isNumbered(own, other, choice) ? write(by, own, other, choice) : new Merging.Numbers();
                }));
    }

    /** Those that whoever takes options for one of them takes. */
    static Locks locks(Pair pair) {
        return Locks.NONE.with(pair.survivor(), LocalDate.EPOCH).with(pair.absorbed(), LocalDate.EPOCH);
    }

    /** Nobody begins anything of either meanwhile. */
    void lock(Pair pair) {
        jdbc.sql("select id from directory.company where id = any (?) order by id for update")
                .param(new UUID[] {pair.survivor(), pair.absorbed()})
                .query((row, n) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list();
    }

    /** Why two cannot become one. */
    static @Nullable Merging refusal(@Nullable Side own, @Nullable Side other) {
        if (own == null || other == null || own.id().equals(other.id())) {
            return new Merging.Gone();
        }
        if (own.into() != null || other.into() != null) {
            return new Merging.Absorbed(own.into() != null ? own.id() : other.id());
        }
        return own.demo() == other.demo() ? null : new Merging.Invented();
    }

    private static boolean isNumbered(Side own, Side other, Choice choice) {
        return Clients.areNumbers(
                chosen(own, other, choice, Field.SIREN),
                chosen(own, other, choice, Field.SIRET),
                chosen(own, other, choice, Field.VAT));
    }

    private static String chosen(Side own, Side other, Choice choice, Field field) {
        return (choice.of(field) == Choice.Side.OWN ? own : other).of(field);
    }

    Merging guarded(Pair pair, Supplier<Merging> act) {
        try {
            return act.get();
        } catch (DuplicateKeyException taken) {
            return jdbc.sql("""
                            select c.name from directory.company c
                             where c.absorbed_into is null and c.id <> :absorbed
                               and c.siren in (select o.siren from directory.company o where o.id in (:survivor, :absorbed)
                                               union
                                               select k.before ->> 'siren' from twin.change k join twin.merge m on m.id = k.merge
                                                where m.survivor = :survivor and m.absorbed = :absorbed
                                                  and k.place = 'directory.company')
                             order by c.id = :survivor limit 1""")
                    .param("survivor", pair.survivor())
                    .param("absorbed", pair.absorbed())
                    .query(String.class)
                    .optional()
                    .<Merging>map(Merging.SirenTaken::new)
                    .orElseThrow(() -> taken);
        }
    }

    private Merging write(Acting by, Side own, Side other, Choice choice) {
        UUID id = UUID.randomUUID();
        Timestamp now = Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS));
        Map<String, Object> both = new HashMap<>();
        both.put("survivor", own.id());
        both.put("absorbed", other.id());
        both.put("now", now);
        jdbc.sql(ADD).params(both).param("id", id).param("by", by.person()).update();
        Journal journal = new Journal(jdbc, id, both);
        new Moving(jdbc, journal, both).all(choice.of(Field.PROFILE));
        mailboxes.join(journal, own.id());
        jdbc.sql("update directory.company set absorbed_into = :survivor where id = :absorbed")
                .params(both)
                .update();
        fields(journal, choice, both);
        record(by, own, other, choice);
        return new Merging.Merged(id);
    }

    /** What the survivor says of itself from now on. The writing of it is another: whoever was changing it is told. */
    private void fields(Journal journal, Choice choice, Map<String, Object> both) {
        int changed = 0;
        for (List<Field> together : TOGETHER) {
            String columns = together.stream()
                    .filter(field -> choice.of(field) == Choice.Side.OTHER)
                    .map(COLUMNS::get)
                    .collect(Collectors.joining(", "));
            changed += columns.isEmpty() ? 0 : take(journal, columns);
        }
        for (Field kind : List.of(Field.BILLING, Field.VISITING)) {
            if (choice.of(kind) == Choice.Side.OTHER) {
                changed += place(journal, kind.key());
            }
        }
        if (changed > 0) {
            jdbc.sql("update directory.company set version = version + 1 where id = :survivor")
                    .params(both)
                    .update();
        }
    }

    private static int take(Journal journal, String columns) {
        String set = Arrays.stream(columns.split(", "))
                .map(column -> column + " = (select o." + column + " from directory.company o where o.id = :absorbed)")
                .collect(Collectors.joining(", "));
        return journal.change(new Rows("directory.company", "id", OWN), columns, set);
    }

    private static int place(Journal journal, String kind) {
        String own = "t.company = :survivor and t.kind = '" + kind + "'";
        int aside = journal.setAside(new Rows("directory.address", "company, kind", own));
        return aside + journal.add("directory.address", "company, kind", """
                (company, kind, street, postcode, town, country)
                select cast(:survivor as uuid), kind, street, postcode, town, country from directory.address
                 where company = :absorbed and kind = '%s'""".formatted(kind));
    }

    private void record(Acting by, Side own, Side other, Choice choice) {
        String name = chosen(own, other, choice, Field.NAME);
        trail.record(
                by,
                Deed.of("company-merged", KIND, own.id())
                        .changing(Map.of(), Map.of("absorbed", other.id().toString()))
                        .personally(own.id(), Map.of("name", own.name()), Map.of("name", name)));
        trail.record(
                by,
                Deed.of("company-absorbed", KIND, other.id())
                        .changing(Map.of(), Map.of("survivor", own.id().toString())));
    }

    /** What is written by one statement: a number is checked against another. */
    private static final List<List<Field>> TOGETHER =
            List.of(List.of(Field.NAME), List.of(Field.SIREN, Field.SIRET, Field.VAT), List.of(Field.STANDING));

    /** By what a field is kept. */
    private static final Map<Field, String> COLUMNS = Map.of(
            Field.NAME, "name, sought",
            Field.SIREN, "siren",
            Field.SIRET, "siret",
            Field.VAT, "vat",
            Field.STANDING, "standing, reason");

    private static final String ADD = """
            insert into twin.merge (id, survivor, absorbed, at, by_whom, by_itself)
            values (:id, :survivor, :absorbed, :now, :by, false)
            """;
}
