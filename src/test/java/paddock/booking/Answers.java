package paddock.booking;

import paddock.booking.Booking.State;
import paddock.booking.Permits.Permitting;
import paddock.booking.Turns.Challenge;
import paddock.oracle.Answer;

/** Outcomes of the product in the words of a history. */
final class Answers {

    private Answers() {}

    static Answer of(Holding outcome) {
        return Answer.of(word(outcome));
    }

    private static String word(Holding outcome) {
        return switch (outcome) {
            case Holding.Held held -> "held";
            case Holding.Taken taken -> "taken";
            case Holding.Unlawful unlawful -> "unlawful";
            case Holding.TooLate late -> "too-late";
            case Holding.TooFew few -> "too-few";
            case Holding.Missing missing -> "missing";
            case Holding.Doubled doubled -> "doubled";
            case Holding.Past past -> "past";
            case Holding.Barred barred -> "barred";
            case Holding.BeyondTerms beyond -> "beyond";
        };
    }

    private static Answer over(State.Ended ended) {
        return new Answer("over", ended.why().key() + " " + ended.at());
    }

    static Answer of(Confirmation outcome) {
        return switch (outcome) {
            case Confirmation.Confirmed confirmed -> Answer.of("confirmed");
            case Confirmation.Outranked outranked -> Answer.of("outranked");
            case Confirmation.Over over -> over(over.ended());
            case Confirmation.Ungranted ungranted -> Answer.of("ungranted");
            case Confirmation.Unlawful unlawful -> Answer.of("unlawful");
            case Confirmation.Overtaken overtaken -> Answer.of("overtaken");
            case Confirmation.Unknown unknown -> Answer.of("unknown");
        };
    }

    static Answer of(Release outcome) {
        return switch (outcome) {
            case Release.Released released -> Answer.of("released");
            case Release.Over over -> over(over.ended());
            case Release.Overtaken overtaken -> Answer.of("overtaken");
            case Release.Unknown unknown -> Answer.of("unknown");
        };
    }

    static Answer of(Challenge outcome) {
        return switch (outcome) {
            case Challenge.Challenged challenged -> new Answer("challenged", "until " + challenged.until());
            case Challenge.Soon soon -> new Answer("soon", "until " + soon.until());
            case Challenge.NotSecond not -> new Answer("not-second", "rank " + not.rank());
            case Challenge.First first -> Answer.of("first");
            case Challenge.Firm firm -> Answer.of("firm");
            case Challenge.Awaited awaited -> Answer.of("awaited");
            case Challenge.Over over -> over(over.ended());
            case Challenge.Overtaken overtaken -> Answer.of("overtaken");
            case Challenge.Unknown unknown -> Answer.of("unknown");
        };
    }

    static Answer of(Permitting outcome) {
        return switch (outcome) {
            case Permitting.Done done -> Answer.of("done");
            case Permitting.TooLate late -> Answer.of("too-late");
            case Permitting.NotYet day -> Answer.of("not-yet");
            case Permitting.Over over -> over(over.ended());
            case Permitting.Overtaken overtaken -> Answer.of("overtaken");
            case Permitting.Unknown unknown -> Answer.of("unknown");
        };
    }

    static Answer of(Moving outcome) {
        return switch (outcome) {
            case Moving.Moved moved -> Answer.of("moved");
            case Moving.NotHad not -> Answer.of(word(not.why()));
            case Moving.Used used -> Answer.of("used");
            case Moving.Waits waits -> Answer.of("waits");
            case Moving.Over over -> Answer.of("over");
            case Moving.Overtaken overtaken -> Answer.of("overtaken");
            case Moving.Unknown unknown -> Answer.of("unknown");
        };
    }
}
