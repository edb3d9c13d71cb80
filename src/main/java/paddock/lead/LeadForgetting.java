package paddock.lead;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.kernel.Acting;

/**
 * Makes leads nobody's: whatever was somebody's own goes, and that somebody was met at a show, and what came of it, stays
 * counted.
 */
@Component
class LeadForgetting {

    private final JdbcClient jdbc;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    LeadForgetting(JdbcClient jdbc, Trail trail, ApplicationEventPublisher events, InstantSource clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /** In the transaction under way, which has those leads for itself. */
    void forget(Acting by, List<UUID> leads) {
        if (leads.isEmpty()) {
            return;
        }
        UUID[] ids = leads.toArray(UUID[]::new);
        for (String statement : FORGET) {
            jdbc.sql(statement).param("leads", ids).update();
        }
        jdbc.sql(EMPTY)
                .param("leads", ids)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        events.publishEvent(new LeadsForgotten(leads));
        leads.forEach(id -> trail.record(by, Deed.of("lead-forgotten", Leads.KIND, id)));
    }

    /** What the trail holds on them. */
    void eraseTrail(List<UUID> leads) {
        leads.forEach(trail::erase);
    }

    private static final List<String> FORGET = List.of(
            "delete from lead.photo p using lead.encounter e where e.id = p.encounter and e.lead = any (:leads)",
            "delete from lead.mark where lead = any (:leads)",
            "delete from lead.consent where lead = any (:leads)",
            "update lead.encounter set card = '', said = '{}' where lead = any (:leads)",
            "update lead.stage set why = '' where lead = any (:leads)",
            "update lead.contact set note = '' where lead = any (:leads)");

    private static final String EMPTY = """
            update lead.lead
               set name = '', firm = '', function = '', email = '', phone = '', sought = '', interest = '', need = '',
                   timing = '', note = '', step = '', due_at = null, owner = null, noticed_at = null, consent_at = null,
                   consent = '', forgotten_at = :now, version = version + 1
             where id = any (:leads)
            """;
}
