package paddock.personal;

import java.util.List;
import paddock.audit.PersonalTrail;
import paddock.kernel.Acting;

/** What a part holds on people: declared as a bean by each that does, so that it can be read, taken along and forgotten. */
public interface Holding {

    /** All of it, for the person to read: nothing of others, and nothing that lets somebody in. */
    List<Sheet> on(Subject subject);

    /** Every e-mail address that the part knows of somebody, in small letters. */
    List<String> addresses();

    /** Under what the trail tells of them besides their account, such as their card as a company's contact. */
    default List<PersonalTrail.Card> cards(Subject subject) {
        return List.of();
    }

    /** Why somebody cannot be forgotten for now; what is asked must not change until the transaction under way ends. */
    default List<Obstacle> obstacles(Acting by, Subject subject) {
        return List.of();
    }

    /** Forgets them in the transaction under way, saying in the trail what was undone, without a personal value. */
    void forget(Acting by, Subject subject);
}
