package paddock.twin;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;
import paddock.twin.Journal.Rows;

/**
 * The one thing that is joined without asking: two contacts of one company with the same mailbox, where that is one person's own. The
 * one that was there first stays, with what the other knew besides. Whoever was taken apart stays apart.
 */
@Component
class Mailboxes {

    private static final Set<String> SAVED = Set.of("contact-added", "contact-changed");

    private final JdbcClient jdbc;
    private final Trail trail;
    private final InstantSource clock;

    Mailboxes(JdbcClient jdbc, Trail trail, InstantSource clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    /** In the transaction of whoever has written a contact down. */
    @EventListener
    void saved(Trail.Done done) {
        Deed deed = done.deed();
        if (SAVED.contains(deed.act()) && deed.change().after().get("company") instanceof String company) {
            join(UUID.fromString(company));
        }
    }

    /** Joins those of a company, in the transaction under way; how many there were too many. */
    int join(UUID company) {
        List<Twice> twice = twice(company);
        if (twice.isEmpty()) {
            return 0;
        }
        UUID merge = UUID.randomUUID();
        Map<String, Object> values = new HashMap<>();
        values.put("survivor", company);
        values.put("absorbed", company);
        values.put("now", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)));
        jdbc.sql(ADD).params(values).param("id", merge).update();
        join(new Journal(jdbc, merge, values), company);
        twice.forEach(each -> trail.record(
                Acting.PADDOCK,
                Deed.of("contact-joined", "contact", each.absorbed())
                        .changing(Map.of(), Map.of("survivor", each.survivor().toString()))));
        return twice.size();
    }

    /** The same, as part of a merging. */
    void join(Journal journal, UUID company) {
        for (Twice each : twice(company)) {
            String first = "t.id = '" + each.survivor() + "'";
            String second = "t.id = '" + each.absorbed() + "'";
            String shown = "t.contact = '" + each.absorbed() + "'";
            String known = "exists (select 1 from trade.shown o where o.contact = '" + each.survivor() + "')";
            journal.change(
                    new Rows("trade.shown", "contact", shown + " and not " + known),
                    "contact",
                    "contact = '" + each.survivor() + "'");
            journal.setAside(new Rows("trade.shown", "contact", shown));
            journal.change(
                    new Rows("directory.contact", "id", first + " and " + Journal.filled(LACKS, each.absorbed())),
                    "function, phone, version",
                    Journal.filled(FILL, each.absorbed()));
            journal.setAside(new Rows("directory.contact", "id", second));
        }
    }

    /** Whom such a joining had set aside is their own from now on, once it is undone. */
    void keepApart(UUID merge) {
        jdbc.sql("""
                        insert into twin.apart (contact)
                        select k.id from directory.contact k
                         where k.id in (select cast(c.key ->> 'id' as uuid) from twin.change c
                                         where c.merge = ? and c.place = 'directory.contact' and c.after is null)
                        on conflict do nothing""").param(merge).update();
    }

    /** Two contacts that are one. */
    record Twice(UUID survivor, UUID absorbed) {}

    List<Twice> twice(UUID company) {
        return jdbc
                .sql(TWICE)
                .param(company)
                .query((row, n) -> new Found(
                        String.valueOf(row.getString("email")),
                        new Twice(
                                Objects.requireNonNull(row.getObject("survivor", UUID.class)),
                                Objects.requireNonNull(row.getObject("absorbed", UUID.class)))))
                .list()
                .stream()
                .filter(found ->
                        Mailbox.of(found.email()).filter(Mailbox::isPersonal).isPresent())
                .map(Found::twice)
                .filter(twice -> !twice.survivor().equals(twice.absorbed()))
                .toList();
    }

    private record Found(String email, Twice twice) {}

    /** Companies in which a mailbox stands twice, whoever it is whose. */
    List<UUID> companies() {
        return jdbc.sql("""
                        select distinct k.company from directory.contact k
                         where k.email <> ''
                         group by k.company, lower(k.email) having count(*) > 1
                         order by k.company""")
                .query((row, n) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list();
    }

    private static final String ADD = """
            insert into twin.merge (id, survivor, absorbed, at, by_itself) values (:id, :survivor, :absorbed, :now, true)
            """;

    /** The one whose writing is the oldest was there first, as far as anybody knows. */
    private static final String TWICE = """
            select lower(k.email) as email, k.id as absorbed, first_value(k.id) over w as survivor
              from directory.contact k
             where k.company = ? and k.email <> '' and not exists (select 1 from twin.apart a where a.contact = k.id)
            window w as (partition by lower(k.email) order by k.touched_at, k.version desc, k.id)
            """;

    private static final String LACKS = """
            exists (select 1 from directory.contact o where o.id = '%1$s'
                      and ((t.function = '' and o.function <> '') or (t.phone = '' and o.phone <> '')))""";

    private static final String FILL = """
            function = coalesce(nullif(t.function, ''), (select o.function from directory.contact o where o.id = '%1$s')),
            phone = coalesce(nullif(t.phone, ''), (select o.phone from directory.contact o where o.id = '%1$s')),
            version = t.version + 1""";
}
