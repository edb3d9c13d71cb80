package paddock.twin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column in which some part refers to a company, and what a merging does with it. Whoever adds another says so here: a test asks
 * the catalogue of the database whether any is missing.
 *
 * @param place the table
 * @param key by which its rows are found again
 * @param since the column that says when a row came; absent where none does
 */
record Reference(
        String place,
        String column,
        String key,
        Manner manner,
        @Nullable String since) {

    enum Manner {
        /** All that is there goes to the survivor as it is. */
        MOVES,
        /** It goes to the survivor; where both have the same, one of them is set aside. */
        MOVES_UNLESS_TWICE,
        /** It stays with the company that it was of: what that was called, and how it came to be part of another. */
        STAYS
    }

    private static final List<String> LISTS = List.of("companies", "may_be");

    /** In the order in which they are moved. */
    static final List<Reference> ALL = List.of(
            moves("directory.contact", "id", "touched_at"),
            unlessTwice("directory.status", "company", "id"),
            unlessTwice("directory.membership", "company", "company, person"),
            unlessTwice("directory.invitation", "company", "id"),
            moves("booking.booking", "id", "asked_at"),
            moves("waiting.entry", "id", "asked_at"),
            moves("request.request", "id", "asked_at"),
            moves("session.place", "id", "taken_at"),
            unlessTwice("session.session", "companies", "booking"),
            moves("series.cycle", "id", "made_at"),
            unlessTwice("exchange.subscription", "company", "company"),
            unlessTwice("trade.profile", "company", "company"),
            unlessTwice("trade.relation", "company", "company, kind, other"),
            unlessTwice("trade.relation", "other", "company, kind, other"),
            moves("trade.shown", "contact", null),
            unlessTwice("trade.proposal", "company", "id"),
            unlessTwice("exhibition.partner", "company", "id"),
            moves("lead.lead", "id", "met_at"),
            unlessTwice("rolodex.card", "thing", "intake, position"),
            unlessTwice("rolodex.card", "may_be", "intake, position"),
            stays("directory.address", "company"),
            stays("directory.company", "absorbed_into"),
            stays("twin.pair", "first"),
            stays("twin.pair", "second"),
            stays("twin.dismissal", "first"),
            stays("twin.dismissal", "second"),
            stays("twin.merge", "survivor"),
            stays("twin.merge", "absorbed"));

    private static Reference moves(String place, String key, @Nullable String since) {
        return new Reference(place, "company", key, Manner.MOVES, since);
    }

    private static Reference unlessTwice(String place, String column, String key) {
        return new Reference(place, column, key, Manner.MOVES_UNLESS_TWICE, null);
    }

    private static Reference stays(String place, String column) {
        return new Reference(place, column, "", Manner.STAYS, null);
    }

    /** What the pages call it. */
    public String word() {
        return place.replace('.', '-') + (column.equals("company") ? "" : "-" + column.replace('_', '-'));
    }

    /** Whether it holds several companies. */
    boolean isList() {
        return LISTS.contains(column);
    }

    String condition(String company) {
        return isList() ? company + " = any (" + column + ")" : column + " = " + company;
    }

    String condition() {
        return condition(":company");
    }
}
