package paddock.lead;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Photographs of cards, each with the encounter at which it was taken. */
@Component
public class Photos {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Photos(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** One has come that nobody has read yet. */
    record Added() {}

    /**
     * Keeps what was taken at an encounter; the first one stays, however often it is sent. False where there is no such
     * encounter, or none any more.
     */
    public boolean keep(UUID encounter, Picture picture) {
        int added = jdbc.sql(KEEP)
                .param("encounter", encounter)
                .param("type", Picture.TYPE)
                .param("picture", picture.bytes())
                .update();
        if (added == 1) {
            events.publishEvent(new Added());
            return true;
        }
        return jdbc.sql("select exists (select 1 from lead.photo where encounter = ?)")
                .param(encounter)
                .query(Boolean.class)
                .single();
    }

    /** A picture as it is shown. */
    record Shown(String type, Picture picture) {}

    Optional<Shown> of(UUID lead, UUID encounter) {
        return jdbc.sql("""
                        select p.type, p.picture from lead.photo p join lead.encounter e on e.id = p.encounter
                         where e.lead = ? and e.id = ?""")
                .param(lead)
                .param(encounter)
                .query((row, n) -> new Shown(
                        Objects.requireNonNull(row.getString("type")),
                        Picture.kept(Objects.requireNonNull(row.getBytes("picture")))))
                .optional();
    }

    /** One at which no program has looked yet. */
    record Unread(UUID encounter, Picture picture) {}

    /** Some of those, of which the oldest encounter comes first. */
    List<Unread> unread(int most) {
        return jdbc.sql("""
                        select p.encounter, p.picture from lead.photo p join lead.encounter e on e.id = p.encounter
                         where p.read is null order by e.received_at, e.id limit ?""")
                .param(most)
                .query((row, n) -> new Unread(
                        Objects.requireNonNull(row.getObject("encounter", UUID.class)),
                        Picture.kept(Objects.requireNonNull(row.getBytes("picture")))))
                .list();
    }

    /** What a program made out on one; empty where it is nothing. */
    void read(UUID encounter, String text) {
        jdbc.sql("update lead.photo set read = ? where encounter = ? and read is null")
                .param(text)
                .param(encounter)
                .update();
    }

    private static final String KEEP = """
            insert into lead.photo (encounter, type, picture)
            select e.id, :type, :picture from lead.encounter e
              join lead.lead l on l.id = e.lead
             where e.id = :encounter and l.forgotten_at is null
            on conflict do nothing
            """;
}
