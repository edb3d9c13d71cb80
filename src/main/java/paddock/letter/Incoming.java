package paddock.letter;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that came into the mailbox of answers, as far as it could be read.
 *
 * @param id by which it is known again; empty where it says none
 * @param from the mailbox that it says it is from; empty where it says none
 * @param addresses of whoever it is said to be for, as they stand in its head
 * @param answers the mails that it says it answers, or reports on
 * @param text what it says, without what it repeats
 */
record Incoming(
        String id, String from, String subject, String addresses, List<UUID> answers, Nature nature, String text) {

    /** Who wants no more says it in fewer letters. */
    private static final int LONGEST_WORD = 100;

    /** What a mail is. */
    sealed interface Nature {
        /** Somebody has written it. */
        record Written() implements Nature {}

        /** A machine has answered: they are away. */
        record Automatic() implements Nature {}

        /**
         * A mail server could not hand over a letter.
         *
         * @param code as mail servers say it, such as {@code 5.1.1}; empty where it does not
         */
        record Returned(String code, String reason) implements Nature {

            /** Whether nothing will ever reach that mailbox. */
            boolean isForGood() {
                return isForGood(code);
            }

            static boolean isForGood(String code) {
                return code.matches("5\\.1\\.(1|2|3|6|10)|5\\.2\\.1");
            }
        }

        /** A mail server tells of something that is no failure, or not yet one. */
        record Reported() implements Nature {}
    }

    /** Whether it says no more than that they want no more letters. */
    boolean isEnough() {
        return nature instanceof Nature.Written
                && (isStop(subject) || firstLine().filter(Incoming::isStop).isPresent());
    }

    /** Whether its subject says that. */
    boolean isStopBySubject() {
        return isStop(subject);
    }

    private Optional<String> firstLine() {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst();
    }

    private static boolean isStop(@Nullable String said) {
        return said != null
                && said.length() <= LONGEST_WORD
                && said.strip()
                        .matches(
                                "(?iu)(?:re ?: ?){0,10}(stop|unsubscribe|remove me|d[ée]sinscription|d[ée]sinscrire|d[ée]sabonnement|me d[ée]sinscrire)[ .!]*");
    }
}
