package paddock.lead;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.kernel.Acting;

/** Each time that somebody allowed to be written to, or took it back. */
@Component
final class ConsentRows {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    ConsentRows(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What has changed of it, if it has; whoever calls has the lead for themselves. */
    void note(Acting by, UUID lead, Lead.Told before, Lead.Told after) {
        boolean given = after.consentAt() != null;
        boolean same = given == (before.consentAt() != null) && after.how().equals(before.how());
        if (!same) {
            jdbc.sql(NOTE)
                    .param("lead", lead)
                    .param("given", given)
                    .param("how", after.how())
                    .param("at", Timestamp.from(clock.instant()))
                    .param("by", by.person())
                    .update();
        }
    }

    /** Whether somebody has taken it back since. */
    boolean isWithdrawnSince(UUID lead, Instant at) {
        return jdbc.sql("select exists (select 1 from lead.consent where lead = ? and not given and at >= ?)")
                .param(lead)
                .param(Timestamp.from(at))
                .query(Boolean.class)
                .single();
    }

    List<Consent.Said> of(UUID lead) {
        return jdbc.sql("select given, how, at, by_whom from lead.consent where lead = ? order by n desc limit 100")
                .param(lead)
                .query((row, n) -> new Consent.Said(
                        row.getBoolean("given"),
                        LeadRows.text(row, "how"),
                        Objects.requireNonNull(LeadRows.instant(row, "at")),
                        row.getObject("by_whom", UUID.class)))
                .list();
    }

    private static final String NOTE = """
            insert into lead.consent (lead, n, given, how, at, by_whom)
            select :lead, coalesce(max(n), 0) + 1, :given, :how, :at, cast(:by as uuid) from lead.consent where lead = :lead
            """;
}
