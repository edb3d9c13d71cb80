package paddock.letter;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import paddock.lead.Lead;
import paddock.post.MailAddress;

/**
 * Who may be written to. A mailing goes to whoever has not said no; to a private person only once they have said yes. An answer is
 * no mailing: somebody who handed over their card, asked or wrote is answered for three months without having said more. Nothing
 * at all goes to a mailbox that is on the list, or to somebody who has ended letters to another mailbox of theirs.
 */
@Component
class Bars {

    /** For so long whoever has asked expects an answer. */
    static final Duration ANSWERED_WITHIN = Duration.ofDays(92);

    private final Objections refusals;
    private final InstantSource clock;

    Bars(Objections refusals, InstantSource clock) {
        this.refusals = refusals;
        this.clock = clock;
    }

    Optional<Bar> against(Lead lead, Letter.Way way) {
        String mailbox = lead.card().email();
        if (MailAddress.read(mailbox).isEmpty()) {
            return Optional.of(Bar.NO_ADDRESS);
        }
        Optional<Objections.Cause> listed = refusals.cause(mailbox);
        if (listed.isPresent()) {
            return Optional.of(listed.get() == Objections.Cause.BOUNCE ? Bar.UNREACHABLE : Bar.REFUSED);
        }
        if (refusals.isOf(lead.id())) {
            return Optional.of(Bar.REFUSED);
        }
        boolean asked = lead.times().heardAt().plus(ANSWERED_WITHIN).isAfter(clock.instant());
        boolean mayBeWrittenTo = lead.told().allowsMailing(lead.card()) || (way == Letter.Way.ANSWER && asked);
        return mayBeWrittenTo ? Optional.empty() : Optional.of(Bar.NO_CONSENT);
    }
}
