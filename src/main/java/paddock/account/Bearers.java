package paddock.account;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import paddock.account.ApiTokens.Shown;
import paddock.account.Engagements.Engagement;
import paddock.factor.Demands;
import paddock.kernel.Shared;
import paddock.kernel.Token;
import paddock.store.Trip;

/**
 * Whom programs ask for. Whatever one asks at the same moment, its token is looked up once; what its person may is asked with it, on
 * one way to the database. Nothing of it is remembered but whose the token is, which never changes.
 */
@Component
class Bearers {

    private final ApiTokens tokens;
    private final ObjectProvider<Engagements> engagements;
    private final Demands demands;
    private final Trip trip;
    private final Shared<Program, Bearer> programs = new Shared<>();
    private final Map<ByteBuffer, UUID> holders = new ConcurrentHashMap<>();

    Bearers(ApiTokens tokens, ObjectProvider<Engagements> engagements, Demands demands, Trip trip) {
        this.tokens = tokens;
        this.engagements = engagements;
        this.demands = demands;
        this.trip = trip;
    }

    /** What a program shows, and from where. */
    private record Program(Token token, String address) {}

    /**
     * Whoever bears a token.
     *
     * @param engagements of its person, where it is good
     * @param demanded of whom a second step is demanded
     */
    record Bearer(Shown shown, List<Engagement> engagements, Set<String> demanded) {}

    /** What is heard of one token. */
    private static final class Heard {
        private Optional<ApiTokens.Found> token = Optional.empty();
        private List<Engagement> engagements = List.of();
        private Set<String> demanded = Set.of();
    }

    Bearer of(Token token, String address) {
        Program program = new Program(token, address);
        return programs.read(program, () -> read(program));
    }

    private Bearer read(Program program) {
        ByteBuffer digest = ByteBuffer.wrap(program.token().digest());
        @Nullable UUID holder = holders.get(digest);
        Heard heard = new Heard();
        trip.together(() -> {
            tokens.ask(program.token(), found -> heard.token = Optional.of(found));
            if (holder != null) {
                engagements.getObject().ask(holder, all -> heard.engagements = all);
            }
            demands.ask(all -> heard.demanded = all);
        });
        Shown shown = tokens.heard(heard.token.orElseThrow(), program.address());
        if (!(shown instanceof Shown.Good good)) {
            holders.remove(digest);
            return new Bearer(shown, List.of(), heard.demanded);
        }
        UUID person = good.person().id();
        if (person.equals(holder)) {
            return new Bearer(shown, heard.engagements, heard.demanded);
        }
        holders.put(digest, person);
        return new Bearer(shown, engagements.getObject().of(person), heard.demanded);
    }
}
