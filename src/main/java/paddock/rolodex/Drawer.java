package paddock.rolodex;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Acting;

/** Into what cards are put, one after the other: it knows those that it has been shown before. */
interface Drawer {

    /** What would become of a card; those shown afterwards find what it would have made. */
    Verdict tried(Card card, Judging.Choice choice);

    /** Enters a card, and says what has become of it. */
    Verdict entered(Acting by, Card card, Entry entry);

    /**
     * How it is to be entered.
     *
     * @param photo the picture that came with it; absent where there is none
     */
    record Entry(Judging.Choice choice, @Nullable Photograph photo) {

        Optional<Photograph> picture() {
            return Optional.ofNullable(photo);
        }
    }

    /** It is in, with what there was to say of it. */
    static Verdict in(UUID thing, List<Said> said) {
        return Verdict.of(Outcome.ENTERED, thing, said);
    }
}
