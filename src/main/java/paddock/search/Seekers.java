package paddock.search;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import paddock.booking.Outlook;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.NotFound;

/** For whom somebody looks for dates. */
@Component
class Seekers {

    private static final int MOST = 100;

    private final Clients clients;

    Seekers(Clients clients) {
        this.clients = clients;
    }

    /** The company that the address names; else the only one that whoever asks may ask for. */
    Need.Seeker seeker(Acting acting, Map<String, String> asked) {
        String named = asked.getOrDefault("company", "").strip();
        if (!named.isEmpty()) {
            UUID company = Asked.id("company", named);
            if (!acting.mayFor(company, Permission.BOOK)
                    || clients.withId(company).isEmpty()) {
                throw new NotFound("company");
            }
            return new Need.Seeker(company, acting.staff().isEmpty());
        }
        List<Clients.Named> own = companies(acting);
        return own.size() == 1 ? new Need.Seeker(own.getFirst().id(), true) : new Need.Seeker(Outlook.ANYBODY, false);
    }

    /** Those of a client. The operator's people look for whoever the address names. */
    List<Clients.Named> companies(Acting acting) {
        return acting.staff().isEmpty() && acting.may(Permission.BOOK)
                ? clients.choices(acting, Permission.BOOK, MOST)
                : List.of();
    }
}
