package paddock.followup;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import paddock.audit.Trail;
import paddock.directory.Clients;
import paddock.lead.Leads;

/** Cards that were taken before their company was written down are its own as soon as it is: what it books is heard of. */
@Component
class Newcomers {

    private static final Set<String> WRITTEN = Set.of("company-added", "company-changed");

    private final Leads leads;
    private final Clients clients;

    Newcomers(Leads leads, Clients clients) {
        this.leads = leads;
        this.clients = clients;
    }

    /** In the transaction of whoever has written it down. */
    @EventListener
    void written(Trail.Done done) {
        UUID company = done.deed().thing();
        if (company != null && WRITTEN.contains(done.deed().act())) {
            clients.names(List.of(company)).values().forEach(name -> leads.found(done.by(), name));
        }
    }
}
