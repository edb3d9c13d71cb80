package paddock.account;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** How the first administrator of an installation comes in: by an address that only its operator is shown. */
@Component
@ConditionalOnWebApplication
public class FirstAdministrator {

    private final Invitations invitations;
    private final boolean demonstration;

    FirstAdministrator(Invitations invitations, @Value("${paddock.demo:off}") String demo) {
        this.invitations = invitations;
        this.demonstration = demo.equals("on");
    }

    /** What to print once at the start, while nobody keeps the accounts; a demonstration has people of its own. */
    public Optional<String> address(String port) {
        return demonstration
                ? Optional.empty()
                : invitations
                        .forFirstAdministrator()
                        .map(token ->
                                "Nobody keeps its accounts yet. Become its administrator, once and within three days, at"
                                        + " http://localhost:" + port + "/welcome/" + token.secret());
    }
}
