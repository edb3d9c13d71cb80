package paddock.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the trail holds on people: for them to read, and to be forgotten. What was done stays, and so does its seal. */
@Component
public class PersonalTrail {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PersonalTrail(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * An act in which somebody appears, by the names of its fields: what they did, and what was done to values of
     * theirs. Others in it are not named.
     */
    public record Act(long id, Map<String, Object> told) {}

    /**
     * A thing that holds somebody's values without being their account, such as a company's contact.
     *
     * @param from the first act in which those values were theirs
     * @param until the last one
     */
    public record Card(UUID thing, long from, long until) {

        /** One whose values were never anybody else's. */
        public static Card theirs(UUID thing) {
            return new Card(thing, 0, Long.MAX_VALUE);
        }

        private boolean tells(UUID about, long act) {
            return thing.equals(about) && from <= act && act <= until;
        }
    }

    /** Things of some kinds, of which an address was once said among the values of an act: from then to the last time. */
    public List<Card> cards(Set<String> kinds, String email) {
        return jdbc.sql(CARDS)
                .param("kinds", kinds)
                .param("email", within(email))
                .query((row, n) ->
                        new Card(row.getObject("about", UUID.class), row.getLong("first"), row.getLong("last")))
                .list();
    }

    /** Whose acts are asked for. */
    public record Whose(@Nullable UUID person, String email, List<Card> cards) {

        /** As it stands where an array does. */
        private String each(Function<Card, Object> part) {
            return cards.stream().map(part).map(Object::toString).collect(Collectors.joining(",", "{", "}"));
        }

        private boolean tells(Deed.Personal values, long act) {
            return values.of().equals(person)
                    || isIn(values, email)
                    || cards.stream().anyMatch(card -> card.tells(values.of(), act));
        }
    }

    /**
     * Those with an id above one that is known, in their order, some at a time.
     *
     * @param whose without a person for somebody who has no account; with the address as it may stand among values
     */
    public List<Act> of(Whose whose, long after) {
        return jdbc
                .sql(OF)
                .param("person", whose.person())
                .param("email", within(whose.email()))
                .param("things", whose.each(Card::thing))
                .param("firsts", whose.each(Card::from))
                .param("lasts", whose.each(Card::until))
                .param("after", after)
                .param("most", BATCH)
                .query(Entry.reading(json))
                .list()
                .stream()
                .map(entry -> new Act(entry.id(), told(entry, whose)))
                .toList();
    }

    private static Map<String, Object> told(Entry entry, Whose whose) {
        UUID person = whose.person();
        boolean themselves = person != null && person.equals(entry.person());
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("at", entry.at());
        told.put("act", entry.deed().act());
        told.put("kind", entry.deed().kind());
        told.put("by", themselves ? "self" : entry.who().equals("person") ? "another" : entry.who());
        if (themselves && entry.from() != null) {
            told.put("from", entry.from());
        }
        if (themselves && entry.token() != null) {
            told.put("token", entry.token());
        }
        Deed.Personal values = entry.deed().personal();
        if (values != null && whose.tells(values, entry.id())) {
            put(told, "before", values.change().before());
            put(told, "after", values.change().after());
        }
        return told;
    }

    private static void put(Map<String, Object> told, String name, Map<String, ?> values) {
        if (!values.isEmpty()) {
            told.put(name, values);
        }
    }

    private static boolean isIn(Deed.Personal values, String email) {
        return values.change().before().values().stream().anyMatch(one -> email.equalsIgnoreCase(one.toString()))
                || values.change().after().values().stream().anyMatch(one -> email.equalsIgnoreCase(one.toString()));
    }

    /** Every e-mail address among the values of acts, in small letters. */
    public List<String> addresses() {
        return jdbc.sql(ADDRESSES)
                .query((row, n) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    /** Forgets the values of acts among which an e-mail address is, whosever they are said to be. */
    public void eraseAddress(String email) {
        jdbc.sql(ERASE_ADDRESS).param("email", within(email)).update();
    }

    /** What was written of somebody, by their id, since they were forgotten: it goes as well. How much it was. */
    public int echoes(UUID person) {
        return jdbc.sql(Trail.ERASE).param("person", person).update();
    }

    /** Forgets whoever acted, and all personal values, of some of the acts before a time; how many. */
    public int eraseBefore(Instant time, int most) {
        return jdbc.sql(ERASE_BEFORE)
                .param("before", Timestamp.from(time))
                .param("most", most)
                .update();
    }

    /** As it would stand within the JSON it is looked for in. */
    private String within(String email) {
        return json.writeValueAsString(email.toLowerCase(Locale.ROOT));
    }

    private static final String IN_VALUES = "(personal is not null and strpos(lower(personal::text), :email) > 0)";

    private static final String OF =
            Trail.ENTRIES.replace("where true", """
                    where id > :after
                      and (person = cast(:person as uuid) or about = cast(:person as uuid)
                           or (kind = 'person' and thing = cast(:person as uuid)) or %s
                           or exists (select 1
                                      from unnest(cast(:things as uuid[]), cast(:firsts as bigint[]), cast(:lasts as bigint[]))
                                             as card (thing, first, last)
                                      where card.thing = about and id between card.first and card.last))""".formatted(IN_VALUES)).replace("order by id desc", "order by id");

    private static final String CARDS = """
            select about, min(id) as first, max(id) as last
            from audit.act
            where about is not null and kind in (:kinds) and %s
            group by about
            order by about
            """.formatted(IN_VALUES);

    private static final String ADDRESSES = """
            select distinct lower(said.email)
            from audit.act a
            cross join lateral (values (a.personal -> 1 ->> 'email'), (a.personal -> 2 ->> 'email')) said (email)
            where a.personal is not null and said.email <> ''
            order by 1
            """;

    private static final String ERASE_ADDRESS = "update audit.act set personal = null where " + IN_VALUES;

    private static final String ERASE_BEFORE = """
            update audit.act set actor = null, personal = null
            where id in (select id from audit.act
                         where at < :before and (actor is not null or personal is not null)
                         order by at
                         limit :most)
            """;
}
