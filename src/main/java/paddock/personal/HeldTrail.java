package paddock.personal;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import paddock.audit.PersonalTrail;
import paddock.kernel.Acting;

/** What somebody did here, and what was done to values of theirs. */
@Component
class HeldTrail implements Holding {

    private final PersonalTrail trail;
    private final ObjectProvider<Holding> holdings;

    HeldTrail(PersonalTrail trail, ObjectProvider<Holding> holdings) {
        this.trail = trail;
        this.holdings = holdings;
    }

    @Override
    public List<Sheet> on(Subject subject) {
        List<PersonalTrail.Card> cards = holdings.orderedStream()
                .flatMap(one -> one.cards(subject).stream())
                .toList();
        PersonalTrail.Whose whose = new PersonalTrail.Whose(subject.person(), subject.email(), cards);
        return List.of(Sheet.of(
                "acts",
                after -> trail.of(whose, after).stream()
                        .map(one -> new Sheet.Placed(one.id(), one.told()))
                        .toList()));
    }

    @Override
    public List<String> addresses() {
        return trail.addresses();
    }

    /** Left to {@link Forgetting}: last of all, once every part has recorded what it undid. */
    @Override
    public void forget(Acting by, Subject subject) {
        // Nothing yet.
    }
}
