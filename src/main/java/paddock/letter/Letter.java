package paddock.letter;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A letter that somebody wrote to a lead.
 *
 * @param mail as which it left
 * @param state what became of that mail, as the post has it; empty once that is forgotten
 * @param failure why it did not reach them; empty while it has
 */
record Letter(UUID id, UUID lead, Way way, String subject, Instant writtenAt, UUID mail, String state, String failure) {

    /** To whom it goes. */
    enum Way {
        /** To one who has asked. */
        ANSWER,
        /** To several at once. */
        MAILING;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A letter to be written.
     *
     * @param id given by the form: what is sent twice leaves once
     * @param template the key of the text it was made of; empty for none
     */
    record Draft(UUID id, UUID lead, Way way, String template, Template.Text text) {}
}
