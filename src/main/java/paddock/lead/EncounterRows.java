package paddock.lead;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.lead.Lead.Card;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** When somebody was met, what was done about them, and by what a card is known again. */
@Component
final class EncounterRows {

    private static final UUID ELSEWHERE = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    EncounterRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Cards of one exhibition are taken one after the other until the transaction ends, whoever takes them. */
    void lock(@Nullable UUID exhibition) {
        alone("lead.mark " + key(exhibition));
    }

    /** One after the other until the transaction ends, whoever does it. */
    private void alone(String what) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(what)
                .query((row, n) -> n)
                .list();
    }

    /** Of which lead an encounter is that has been sent before. */
    Optional<UUID> leadOf(UUID encounter) {
        return jdbc.sql("select lead from lead.encounter where id = ?")
                .param(encounter)
                .query(UUID.class)
                .optional();
    }

    /** The lead that a card has made before, there. */
    Optional<UUID> marked(Capture capture) {
        List<byte[]> marks = marks(capture);
        return marks.isEmpty()
                ? Optional.empty()
                : Met.one(
                        capture.card().name(),
                        jdbc.sql(MARKED)
                                .param("exhibition", key(capture.exhibition()))
                                .param("elsewhere", ELSEWHERE)
                                .param("marks", marks)
                                .param("code", digest("code " + code(capture)))
                                .param("email", capture.card().email())
                                .query((row, n) -> new Met(id(row, "id"), Arrays.asList((String[])
                                        row.getArray("names").getArray())))
                                .list());
    }

    /** Somebody who has the code or the mailbox of a card, and all that they were called. */
    private record Met(UUID lead, List<String> names) {

        /** Who of those is called so; where several may be, it is nobody of whom that is certain. */
        static Optional<UUID> one(String name, List<Met> all) {
            List<String> words = Card.words(name);
            Optional<Met> same = all.stream()
                    .filter(met -> words.isEmpty()
                            || met.names.stream()
                                    .anyMatch(one -> Card.words(one).equals(words)))
                    .findFirst();
            List<Met> near = all.stream()
                    .filter(met -> met.names.stream().allMatch(one -> Card.mayBeOne(one, name)))
                    .toList();
            return same.or(() -> near.size() == 1 ? Optional.of(near.getFirst()) : Optional.empty())
                    .map(Met::lead);
        }
    }

    /** By what it is known again. */
    void mark(UUID lead, Capture capture) {
        marks(capture)
                .forEach(mark -> jdbc.sql("""
                        insert into lead.mark (exhibition, digest, lead) values (?, ?, ?) on conflict do nothing""")
                        .param(key(capture.exhibition()))
                        .param(mark)
                        .param(lead)
                        .update());
    }

    private static UUID key(@Nullable UUID exhibition) {
        return exhibition == null ? ELSEWHERE : exhibition;
    }

    /** The same code, the same mailbox, or the same name at the same firm. */
    private static List<byte[]> marks(Capture capture) {
        List<byte[]> marks = new ArrayList<>();
        if (!code(capture).isEmpty()) {
            marks.add(digest("code " + code(capture)));
        }
        if (!capture.card().email().isEmpty()) {
            marks.add(digest("email " + capture.card().email()));
        }
        if (!capture.card().name().isBlank() && !capture.card().firm().isBlank()) {
            marks.add(digest("name " + LeadRows.sought(capture.card().name()) + "\n"
                    + LeadRows.sought(capture.card().firm())));
        }
        return marks;
    }

    private static String code(Capture capture) {
        return capture.code().replaceAll("\\s+", " ").strip();
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    void add(Encounter encounter, Capture capture) {
        Map<String, Object> said = new TreeMap<>();
        said.put("name", capture.card().name());
        said.put("firm", capture.card().firm());
        said.put("function", capture.card().function());
        said.put("email", capture.card().email());
        said.put("phone", capture.card().phone());
        said.put("grade", capture.wants().grade().name());
        said.put("interest", capture.wants().interest());
        said.put("need", capture.wants().need());
        said.put("timing", capture.wants().timing());
        said.put("note", capture.wants().note());
        said.put("step", capture.next().step());
        said.put("noticed", capture.next().noticed());
        said.put("consent", capture.next().consent());
        said.values().removeIf(""::equals);
        jdbc.sql(INSERT)
                .param("id", encounter.id())
                .param("lead", encounter.lead())
                .param("exhibition", encounter.exhibition())
                .param("met", Timestamp.from(encounter.metAt()))
                .param("noted", Timestamp.from(capture.when().notedAt()))
                .param("received", Timestamp.from(encounter.receivedAt()))
                .param("by", encounter.by())
                .param("way", encounter.way().key())
                .param("code", encounter.code())
                .param("said", json.writeValueAsString(said))
                .update();
    }

    List<Encounter> of(UUID lead) {
        return jdbc.sql(ENCOUNTERS)
                .param(lead)
                .query((row, n) -> new Encounter(
                        id(row, "id"),
                        id(row, "lead"),
                        row.getObject("exhibition", UUID.class),
                        Objects.requireNonNull(LeadRows.instant(row, "met_at")),
                        Objects.requireNonNull(LeadRows.instant(row, "received_at")),
                        row.getObject("by_whom", UUID.class),
                        Capture.Way.of(LeadRows.text(row, "way")).orElseThrow(),
                        LeadRows.text(row, "card"),
                        row.getBoolean("photo"),
                        row.getString("read"),
                        said(LeadRows.text(row, "said"))))
                .list();
    }

    private Map<Reading.Field, String> said(String written) {
        JsonNode said = json.readTree(written);
        Map<Reading.Field, String> texts = new EnumMap<>(Reading.Field.class);
        for (Reading.Field field : Reading.Field.values()) {
            String text = said.path(field.key()).asString("").strip();
            if (!text.isEmpty()) {
                texts.put(field, text);
            }
        }
        return texts;
    }

    void add(UUID lead, Contact contact) {
        jdbc.sql("""
                        insert into lead.contact (id, lead, kind, at, by_whom, note, reached)
                        values (?, ?, ?, ?, cast(? as uuid), ?, ?)""")
                .param(contact.id())
                .param(lead)
                .param(contact.kind().key())
                .param(Timestamp.from(contact.at()))
                .param(contact.by())
                .param(contact.note())
                .param(contact.reached())
                .update();
    }

    /** The latest first. */
    List<Contact> contacts(UUID lead) {
        return jdbc.sql("""
                        select id, kind, at, by_whom, note, reached from lead.contact
                         where lead = ? order by at desc, id limit 1000""")
                .param(lead)
                .query((row, n) -> new Contact(
                        id(row, "id"),
                        Contact.Kind.of(LeadRows.text(row, "kind")).orElseThrow(),
                        Objects.requireNonNull(LeadRows.instant(row, "at")),
                        row.getObject("by_whom", UUID.class),
                        LeadRows.text(row, "note"),
                        row.getBoolean("reached")))
                .list();
    }

    void add(UUID lead, Contact.Step step) {
        jdbc.sql("""
                        insert into lead.stage (lead, n, stage, at, by_whom, why)
                        select :lead, coalesce(max(s.n), 0) + 1, :stage, :at, cast(:by as uuid), :why
                          from lead.stage s where s.lead = :lead""")
                .param("lead", lead)
                .param("stage", step.stage().key())
                .param("at", Timestamp.from(step.at()))
                .param("by", step.by())
                .param("why", step.why())
                .update();
    }

    /** Where it stood, the latest first. */
    List<Contact.Step> steps(UUID lead) {
        return jdbc.sql("select stage, at, by_whom, why from lead.stage where lead = ? order by n desc limit 1000")
                .param(lead)
                .query((row, n) -> new Contact.Step(
                        Lead.Stage.of(LeadRows.text(row, "stage")).orElseThrow(),
                        Objects.requireNonNull(LeadRows.instant(row, "at")),
                        row.getObject("by_whom", UUID.class),
                        LeadRows.text(row, "why")))
                .list();
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    /**
     * A code, or a mailbox, may stand on all the cards of a firm: whoever has another name is another, or another mailbox with a
     * code. A mark is of the first who had it; those who share its mailbox are found by that.
     */
    private static final String MARKED = """
            select l.id, array(select l.name
                                union
                               select e.said ->> 'name' from lead.encounter e
                                where e.lead = l.id and e.said ->> 'name' <> '') as names
              from lead.lead l
             where l.forgotten_at is null
               and l.id in (select m.lead from lead.mark m join lead.lead o on o.id = m.lead
                             where m.exhibition = :exhibition and m.digest in (:marks)
                               and (m.digest <> :code or o.email = '' or :email = '' or o.email = :email)
                             union
                            select o.id from lead.lead o
                             where o.email <> '' and o.email = :email and coalesce(o.exhibition, :elsewhere) = :exhibition)
             order by l.number limit 200
            """;

    private static final String INSERT = """
            insert into lead.encounter (id, lead, exhibition, met_at, noted_at, received_at, by_whom, way, card, said)
            values (:id, :lead, cast(:exhibition as uuid), :met, :noted, :received, cast(:by as uuid), :way, :code,
                    cast(:said as jsonb))
            """;

    private static final String ENCOUNTERS = """
            select e.id, e.lead, e.exhibition, e.met_at, e.received_at, e.by_whom, e.way, e.card,
                   e.said,
                   p.encounter is not null as photo, p.read
              from lead.encounter e
              left join lead.photo p on p.encounter = e.id
             where e.lead = ?
             order by e.met_at, e.id limit 1000
            """;
}
