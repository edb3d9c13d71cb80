package paddock.lead;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.lead.Lead.Card;
import paddock.lead.Lead.Care;
import paddock.lead.Lead.Stage;
import paddock.lead.Lead.Times;
import paddock.lead.Lead.Told;
import paddock.lead.Lead.Wants;

/** What a card that is taken makes of a lead. */
final class Meeting {

    private Meeting() {}

    /** When they were met, as far as can be told, as fine as the database keeps it. */
    static Instant metAt(Capture capture, Instant now) {
        return capture.when().metAt(now).truncatedTo(ChronoUnit.MICROS);
    }

    /** Somebody whom nobody had met there. */
    static Lead first(@Nullable UUID by, Capture capture, Instant due, Instant now) {
        Instant met = metAt(capture, now);
        Capture.Next next = capture.next();
        return new Lead(
                UUID.randomUUID(),
                0,
                capture.exhibition(),
                null,
                capture.card(),
                capture.wants(),
                new Care(next.owner() == null ? by : next.owner(), next.step(), due),
                told(capture, met, new Told(null, null, "")),
                Stage.NEW,
                new Times(met, null, met, null),
                1,
                false);
    }

    /**
     * What it says that was not known is added; what was known stays as it was. Of two delays the shorter counts; a lead that
     * was lost is one again.
     */
    static Lead again(Lead before, Capture capture, Instant sooner, Instant now) {
        Instant met = metAt(capture, now);
        Instant due = before.care().dueAt();
        boolean isBack = before.stage() == Stage.LOST;
        boolean isUrgent = isBack || (due != null && sooner.isBefore(due));
        return new Lead(
                before.id(),
                before.number(),
                before.exhibition(),
                before.company(),
                filled(before.card(), capture.card()),
                filled(before.wants(), capture.wants()),
                new Care(
                        before.care().owner() == null
                                ? capture.next().owner()
                                : before.care().owner(),
                        or(before.care().step(), capture.next().step()),
                        isUrgent ? sooner : due),
                told(capture, met, before.told()),
                isBack ? Stage.NEW : before.stage(),
                new Times(
                        before.times().metAt(),
                        before.times().answeredAt(),
                        later(before.times().heardAt(), met),
                        before.times().qualifiedAt()),
                before.version() + 1,
                before.demo());
    }

    private static Told told(Capture capture, Instant met, Told before) {
        boolean consents =
                before.consentAt() == null && !capture.next().consent().isEmpty();
        return new Told(
                before.noticedAt() == null && capture.next().noticed() ? met : before.noticedAt(),
                consents ? met : before.consentAt(),
                consents ? capture.next().consent() : before.how());
    }

    private static Card filled(Card before, Card said) {
        return new Card(
                or(before.name(), said.name()),
                or(before.firm(), said.firm()),
                or(before.function(), said.function()),
                or(before.email(), said.email()),
                or(before.phone(), said.phone()),
                before.isPrivate() || said.isPrivate(), // only somebody who looks at it says that it is not
                before.language());
    }

    private static Wants filled(Wants before, Wants said) {
        return new Wants(
                before.grade().or(said.grade()),
                or(before.interest(), said.interest()),
                both(before.need(), said.need()),
                or(before.timing(), said.timing()),
                both(before.note(), said.note()),
                before.trades().isEmpty() ? said.trades() : before.trades());
    }

    private static String or(String known, String said) {
        return known.isEmpty() ? said : known;
    }

    /** What two have noted, one after the other, as far as there is room. */
    private static String both(String known, String said) {
        if (known.isEmpty() || said.isEmpty() || known.contains(said)) {
            return or(known, said);
        }
        String whole = known + "\n" + said;
        return whole.length() > CaptureReader.LONGEST_NOTE ? known : whole;
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
