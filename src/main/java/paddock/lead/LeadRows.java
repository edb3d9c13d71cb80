package paddock.lead;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.lead.Lead.Card;
import paddock.lead.Lead.Care;
import paddock.lead.Lead.Stage;
import paddock.lead.Lead.Times;
import paddock.lead.Lead.Told;
import paddock.lead.Lead.Wants;

/** Leads as rows. */
@Component
final class LeadRows {

    private final JdbcClient jdbc;

    LeadRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Lead> withId(UUID id) {
        return jdbc.sql(LEAD + " where l.id = ? and l.forgotten_at is null")
                .param(id)
                .query((row, n) -> lead(row))
                .optional();
    }

    List<Lead> withIds(Collection<UUID> ids) {
        return jdbc.sql(LEAD + " where l.id = any (?) and l.forgotten_at is null")
                .param(ids.toArray(UUID[]::new))
                .query((row, n) -> lead(row))
                .list();
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<Lead> locked(UUID id) {
        return jdbc.sql(LEAD + " where l.id = ? and l.forgotten_at is null for no key update")
                .param(id)
                .query((row, n) -> lead(row))
                .optional();
    }

    void add(Lead lead) {
        jdbc.sql(INSERT)
                .params(values(lead))
                .param("id", lead.id())
                .param("exhibition", lead.exhibition())
                .param("met", Timestamp.from(lead.times().metAt()))
                .param("demo", lead.demo())
                .update();
    }

    void write(Lead lead) {
        jdbc.sql(UPDATE).params(values(lead)).param("id", lead.id()).update();
    }

    private static Map<String, @Nullable Object> values(Lead lead) {
        Map<String, @Nullable Object> values = new HashMap<>();
        Card card = lead.card();
        values.put("company", lead.company());
        values.put("name", card.name());
        values.put("firm", card.firm());
        values.put("function", card.function());
        values.put("email", card.email());
        values.put("phone", card.phone());
        values.put("sought", sought(card.name() + " " + card.firm()));
        values.put("private", card.isPrivate());
        values.put("language", card.language());
        Wants wants = lead.wants();
        values.put("grade", wants.grade().name());
        values.put("interest", wants.interest());
        values.put("need", wants.need());
        values.put("timing", wants.timing());
        values.put("note", wants.note());
        values.put("trades", wants.trades().toArray(String[]::new));
        values.put("owner", lead.care().owner());
        values.put("step", lead.care().step());
        values.put("due", timestamp(lead.care().dueAt()));
        values.put("noticed", timestamp(lead.told().noticedAt()));
        values.put("consented", timestamp(lead.told().consentAt()));
        values.put("consent", lead.told().how());
        values.put("stage", lead.stage().key());
        values.put("answered", timestamp(lead.times().answeredAt()));
        values.put("heard", timestamp(lead.times().heardAt()));
        values.put("qualified", timestamp(lead.times().qualifiedAt()));
        return values;
    }

    static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    /** As it is looked for: without accents, in small letters. */
    static String sought(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Those that somebody wants to see, the latest first or the most urgent first; {@code most} at most. */
    List<Lead> found(Sought sought, int most) {
        return jdbc.sql(search(sought))
                .params(sought.values())
                .param("most", most)
                .query((row, n) -> lead(row))
                .list();
    }

    /** Those of no company whose firm may be called so, but for those that somebody is writing. */
    List<Lead> ofFirm(String firm) {
        return jdbc.sql(LEAD + """
                         where l.company is null and not l.is_private and l.forgotten_at is null and l.sought like '%' || ?
                         order by l.id limit 500 for update of l skip locked""")
                .param(sought(firm).replaceAll("[\\\\%_]", "_"))
                .query((row, n) -> lead(row))
                .list();
    }

    static String search(Sought sought) {
        return LEAD + sought.where();
    }

    /** How many there are of each stage. */
    Map<Stage, Integer> counts(@Nullable UUID exhibition) {
        Map<Stage, Integer> counts = new java.util.EnumMap<>(Stage.class);
        jdbc.sql(COUNTS)
                .param("exhibition", exhibition)
                .query((row, n) -> counts.put(Stage.of(text(row, "stage")).orElseThrow(), row.getInt("leads")))
                .list();
        return counts;
    }

    /** How soon leads of a grade are answered. */
    Duration delay(Lead.Grade grade) {
        return Duration.ofHours(jdbc.sql("select hours from lead.delay where grade = ?")
                .param(grade.name())
                .query(Integer.class)
                .optional()
                .orElseGet(grade::hours));
    }

    private static Lead lead(ResultSet row) throws SQLException {
        return new Lead(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getLong("number"),
                row.getObject("exhibition", UUID.class),
                row.getObject("company", UUID.class),
                new Card(
                        text(row, "name"),
                        text(row, "firm"),
                        text(row, "function"),
                        text(row, "email"),
                        text(row, "phone"),
                        row.getBoolean("is_private"),
                        text(row, "language")),
                new Wants(
                        Lead.Grade.valueOf(text(row, "grade")),
                        text(row, "interest"),
                        text(row, "need"),
                        text(row, "timing"),
                        text(row, "note"),
                        Arrays.asList((String[]) row.getArray("trades").getArray())),
                new Care(row.getObject("owner", UUID.class), text(row, "step"), instant(row, "due_at")),
                new Told(instant(row, "noticed_at"), instant(row, "consent_at"), text(row, "consent")),
                Stage.of(text(row, "stage")).orElseThrow(),
                new Times(
                        Objects.requireNonNull(instant(row, "met_at")),
                        instant(row, "answered_at"),
                        Objects.requireNonNull(instant(row, "heard_at")),
                        instant(row, "qualified_at")),
                row.getInt("version"),
                row.getBoolean("demo"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static final String LEAD = """
            select l.id, l.number, l.exhibition, l.company, l.name, l.firm, l.function, l.email, l.phone, l.is_private,
                   l.language, l.grade, l.interest, l.need, l.timing, l.note, l.trades, l.owner, l.step, l.due_at, l.met_at,
                   l.answered_at, l.heard_at, l.noticed_at, l.consent_at, l.consent, l.stage, l.qualified_at, l.version,
                   l.demo
              from lead.lead l
            """;

    private static final String INSERT = """
            insert into lead.lead (id, exhibition, company, name, firm, function, email, phone, sought, is_private, language,
                                   grade, interest, need, timing, note, trades, owner, step, due_at, met_at, answered_at,
                                   heard_at, noticed_at, consent_at, consent, stage, qualified_at, version, demo)
            values (:id, cast(:exhibition as uuid), cast(:company as uuid), :name, :firm, :function, :email, :phone, :sought,
                    :private, :language, :grade, :interest, :need, :timing, :note, :trades, cast(:owner as uuid), :step, :due,
                    :met, :answered, :heard, :noticed, :consented, :consent, :stage, :qualified, 1, :demo)
            """;

    private static final String UPDATE = """
            update lead.lead
               set company = cast(:company as uuid), name = :name, firm = :firm, function = :function, email = :email,
                   phone = :phone, sought = :sought, is_private = :private, language = :language, grade = :grade,
                   interest = :interest, need = :need, timing = :timing, note = :note, trades = :trades,
                   owner = cast(:owner as uuid), step = :step, due_at = :due, answered_at = :answered, heard_at = :heard,
                   noticed_at = :noticed, consent_at = :consented, consent = :consent, stage = :stage,
                   qualified_at = :qualified, version = version + 1
             where id = :id
            """;

    private static final String COUNTS = """
            select stage, count(*) as leads from lead.lead
             where forgotten_at is null and (cast(:exhibition as uuid) is null or exhibition = :exhibition)
             group by stage
            """;
}
