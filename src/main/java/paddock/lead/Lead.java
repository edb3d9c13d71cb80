package paddock.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom one has met and means to sell something to.
 *
 * @param exhibition where they were met first; absent for whom one met elsewhere
 * @param company of the directory that they are of; absent until somebody has said which
 * @param version which writing of it this is: whoever changes it says which one they have read
 * @param demo whether it is invented, for the demonstration
 */
public record Lead(
        UUID id,
        long number,
        @Nullable UUID exhibition,
        @Nullable UUID company,
        Card card,
        Wants wants,
        Care care,
        Told told,
        Stage stage,
        Times times,
        int version,
        boolean demo) {

    /** Whoever names no company is a private person, whichever way the card came, until somebody says of which company they are. */
    public Lead {
        card = company == null && !card.namesFirm() ? card.ofPrivatePerson() : card;
    }

    /**
     * Who it is, as a card says it. Of name and firm one at least is there; the rest may be empty.
     *
     * @param email in small letters
     * @param isPrivate whether they were said to be a person of no company: they get no mailing without their consent
     * @param language of the mails they get: {@code fr} or {@code en}
     */
    public record Card(
            String name, String firm, String function, String email, String phone, boolean isPrivate, String language) {

        private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

        /** Whether it says of which firm they are. A phone calls whom it knows nothing else of by their mailbox or number: that is none. */
        public boolean namesFirm() {
            return !firm.isBlank() && !firm.equalsIgnoreCase(email) && !firm.equals(phone);
        }

        /**
         * Whether two names can be one person's, who writes them otherwise on another card: in whatever order, with a word left out
         * or only its initial written. No name at all can be anybody's.
         */
        public static boolean mayBeOne(String name, String other) {
            List<String> few = words(name);
            List<String> left = words(other);
            if (few.size() > left.size()) {
                return mayBeOne(other, name);
            }
            few.removeIf(word -> left.remove(word));
            few.removeIf(word -> left.stream()
                    .filter(one -> isInitial(word, one))
                    .findFirst()
                    .filter(one -> left.remove(one))
                    .isPresent());
            return few.isEmpty();
        }

        private static boolean isInitial(String word, String other) {
            return (word.length() == 1 || other.length() == 1) && word.charAt(0) == other.charAt(0);
        }

        /** The words of a name, in an order of their own. */
        static List<String> words(String name) {
            return NO_WORD.splitAsStream(LeadRows.sought(name))
                    .filter(word -> !word.isEmpty())
                    .sorted()
                    .collect(Collectors.toCollection(ArrayList::new));
        }

        private Card ofPrivatePerson() {
            return isPrivate ? this : new Card(name, firm, function, email, phone, true, language);
        }

        /** By the names of its fields, for the trail; what is empty is left out. */
        Map<String, ?> recorded() {
            Map<String, Object> values = new TreeMap<>();
            values.put("name", name);
            values.put("firm", firm);
            values.put("function", function);
            values.put("email", email);
            values.put("phone", phone);
            values.values().removeIf(""::equals);
            return values;
        }

        /** What it is called in lists. */
        public String called() {
            return firm.isEmpty() ? name : firm;
        }
    }

    /**
     * What they look for.
     *
     * @param timing when, in their words
     * @param trades what they make or know, by the keys of trades
     */
    public record Wants(Grade grade, String interest, String need, String timing, String note, List<String> trades) {

        public Wants {
            trades = List.copyOf(trades);
        }
    }

    /**
     * Who looks after it, and what is to be done next.
     *
     * @param owner absent where whoever it was has left
     * @param dueAt by when; absent where nothing is to be done any more
     */
    public record Care(
            @Nullable UUID owner, String step, @Nullable Instant dueAt) {

        public boolean isOverdue(Instant now) {
            return dueAt != null && dueAt.isBefore(now);
        }
    }

    /**
     * What they were told, and what they have allowed.
     *
     * @param noticedAt when they were told what is kept of them, and why
     * @param consentAt when they said that they may be written to
     * @param how they said it; empty where they have not
     */
    public record Told(
            @Nullable Instant noticedAt, @Nullable Instant consentAt, String how) {

        /** Whether a mailing may be sent to somebody. */
        public boolean allowsMailing(Card card) {
            return !card.isPrivate() || consentAt != null;
        }
    }

    /**
     * Of its past.
     *
     * @param answeredAt when they first heard of the operator afterwards
     * @param heardAt when something last came from them: it is kept for a time from then on
     * @param qualifiedAt when it was first found to be worth following
     */
    public record Times(
            Instant metAt,
            @Nullable Instant answeredAt,
            Instant heardAt,
            @Nullable Instant qualifiedAt) {}

    /** How soon they are to be answered. */
    public enum Grade {
        A(24),
        B(48),
        C(336);

        private final int hours;

        Grade(int hours) {
            this.hours = hours;
        }

        /** Within how many hours, where nobody has said otherwise. */
        int hours() {
            return hours;
        }

        static Optional<Grade> of(String letter) {
            return Stream.of(values()).filter(one -> one.name().equals(letter)).findFirst();
        }

        Grade or(Grade other) {
            return compareTo(other) <= 0 ? this : other;
        }
    }

    /** Where it stands. */
    public enum Stage {
        NEW,
        CONTACTED,
        QUALIFIED,
        PROPOSED,
        WON,
        LOST;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Stage> of(String key) {
            return Stream.of(values()).filter(one -> one.key().equals(key)).findFirst();
        }

        /** Whether nothing is to be done any more. */
        public boolean isOver() {
            return this == WON || this == LOST;
        }

        /** Whether whoever stands there has been found to be worth following. */
        public boolean isQualified() {
            return this == QUALIFIED || this == PROPOSED || this == WON;
        }
    }

    /** Nothing of it that is somebody's own, for the trail. */
    Map<String, ?> recorded() {
        Map<String, Object> values = new TreeMap<>();
        values.put("grade", wants.grade().name());
        values.put("stage", stage.key());
        values.put("exhibition", String.valueOf(exhibition));
        values.put("company", String.valueOf(company));
        values.put("owner", String.valueOf(care.owner()));
        values.put("due", String.valueOf(care.dueAt()));
        values.values().removeIf("null"::equals);
        return values;
    }

    public String called() {
        return card.called();
    }
}
