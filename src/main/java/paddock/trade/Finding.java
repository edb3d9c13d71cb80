package paddock.trade;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Which companies of the directory somebody means. */
@Component
class Finding {

    /** More words than that narrow nothing any more. */
    private static final int MOST_WORDS = 5;
    /** A word of fewer letters resembles too much. */
    private static final int SURE = 3;

    private static final int MOST_NEAR = 50;

    /** Words that a part is in; that they are meant is certain. */
    private static final int MOST_CONTAINING = 500;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Trades trades;

    Finding(JdbcClient jdbc, PlatformTransactionManager transactions, Trades trades) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        transaction.setReadOnly(true);
        this.trades = trades;
    }

    /** Those wanted that anybody may read, as they are on a day: what was surely meant first, and within that by name. */
    List<UUID> found(Wanted wanted, LocalDate day, int most) {
        List<String> words =
                Trades.words(wanted.text()).stream().limit(MOST_WORDS).toList();
        if (words.isEmpty() && !wanted.text().isEmpty()) {
            return List.of();
        }
        return transaction.execute(status -> {
            jdbc.sql(PLANS).query().listOfRows();
            List<String> tiers = Meaning.tiers(
                    meanings(words),
                    wanted.trade() == null ? List.of() : wanted.trade().family());
            Last last = wanted.after() == null ? Last.NONE : last(wanted.after(), tiers);
            return last == null ? List.of() : found(new Search(wanted.status(), day, tiers), last, most);
        });
    }

    /**
     * What is looked for.
     *
     * @param tiers what is asked of the index, one after another; nothing where all are wanted
     */
    private record Search(String status, LocalDate day, List<String> tiers) {}

    /**
     * The one that was seen last.
     *
     * @param tier by which it was found
     */
    private record Last(
            int tier, @Nullable String called, @Nullable UUID company) {
        static final Last NONE = new Last(0, null, null);
    }

    private @Nullable Last last(UUID company, List<String> tiers) {
        return jdbc.sql(LAST)
                .param("company", company)
                .param("tiers", tiers.toArray(String[]::new))
                .query((row, n) -> new Last(row.getInt("tier"), row.getString("called"), company))
                .optional()
                .orElse(null);
    }

    private List<UUID> found(Search search, Last last, int most) {
        if (search.tiers().isEmpty()) {
            return some(search, last, most, "");
        }
        List<UUID> found = new ArrayList<>();
        for (int tier = last.tier(); tier < search.tiers().size() && found.size() < most; tier++) {
            String query = search.tiers().get(tier)
                    + (tier == 0 ? "" : " & !(" + search.tiers().get(tier - 1) + ")");
            found.addAll(some(search, tier == last.tier() ? last : Last.NONE, most - found.size(), query));
        }
        return found;
    }

    /** @param query what is asked of the index; empty for all */
    private List<UUID> some(Search search, Last last, int most, String query) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("status", search.status());
        values.put("day", search.day());
        values.put("called", last.called());
        values.put("company", last.company());
        values.put("most", most);
        values.put("query", query);
        return jdbc.sql(query.isEmpty() ? BY_NAME : BY_WORDS)
                .params(values)
                .query((row, n) -> Objects.requireNonNull(row.getObject("company", UUID.class)))
                .list();
    }

    private record Slip(String typed, String meant) {}

    private List<Meaning> meanings(List<String> words) {
        Map<String, List<Meaning.Near>> near = new HashMap<>();
        String[] sure = words.stream()
                .filter(word -> word.codePointCount(0, word.length()) >= SURE)
                .toArray(String[]::new);
        if (sure.length > 0) {
            List<Slip> slips = Stream.of(sure)
                    .flatMap(word -> Slips.of(word).stream().map(meant -> new Slip(word, meant)))
                    .toList();
            jdbc.sql(NEAR)
                    .param("words", sure)
                    .param("slipped", slips.stream().map(Slip::typed).toArray(String[]::new))
                    .param("meant", slips.stream().map(Slip::meant).toArray(String[]::new))
                    .param("most", MOST_NEAR)
                    .param("containing", MOST_CONTAINING)
                    .query(row -> {
                        near.computeIfAbsent(row.getString("typed"), any -> new ArrayList<>())
                                .add(new Meaning.Near(row.getString("word"), row.getDouble("distance")));
                    });
        }
        return words.stream()
                .map(word -> new Meaning(word, near.getOrDefault(word, List.of()), trades.meantBy(word)))
                .toList();
    }

    /**
     * Half of what a word is made of, letters by threes: two letters swapped in one of six are forgiven. How many companies have a word
     * is known where it is planned; their names are many more than are asked for, and none is read but by an index.
     */
    private static final String PLANS = """
            select set_config(setting, value, true)
              from (values ('pg_trgm.word_similarity_threshold', '0.5'), ('plan_cache_mode', 'force_custom_plan'),
                           ('enable_seqscan', 'off'), ('max_parallel_workers_per_gather', '0')) as plans (setting, value)
            """;

    /** Another number is another company's; what begins with the word is found by itself; one slip makes a word half as far. */
    private static final String NEAR = """
            select t.word as typed, v.word, v.distance
              from unnest(cast(:words as text[])) as t (word)
             cross join lateral ((select n.word, n.word <-> t.word as distance
                                    from trade.word n
                                   where t.word ~ '[^0-9]' and t.word <% n.word and not starts_with(n.word, t.word)
                                   order by n.word <-> t.word, n.word
                                   limit :most)
                                   union
                                 (select n.word, n.word <-> t.word
                                    from trade.word n
                                   where n.word like '%' || t.word || '%' and not starts_with(n.word, t.word)
                                   order by n.word <-> t.word, n.word
                                   limit :containing)
                                   union
                                 (select n.word, (n.word <-> t.word) / 2
                                    from unnest(cast(:slipped as text[]), cast(:meant as text[])) as slip (typed, meant)
                                    join trade.word n on n.word = slip.meant
                                   where slip.typed = t.word)) v
             order by 1, 3, 2
            """;

    private static final String LAST = """
            select l.called, coalesce((select min(t.place) from unnest(cast(:tiers as text[])) with ordinality as t (query, place)
                                        where l.found @@ cast(t.query as tsquery)), cardinality(cast(:tiers as text[])), 1) - 1 as tier
              from trade.listing l
             where l.company = :company
            """;

    private static final String LISTED = """
            select l.company
              from trade.listing l
             where (:status = '' or exists (select 1 from directory.standing s
                                             where s.company = l.company and s.kind = :status and s.during @> :day))
            """;

    private static final String BY_NAME = LISTED + """
               and (cast(:called as text) is null or (l.called, l.company) > (:called, cast(:company as uuid)))
             order by l.called, l.company
             limit :most
            """;

    /** Names with a word in common stand together: to go through all in order until one of them comes may take longest. */
    private static final String BY_WORDS = LISTED + """
               and l.found @@ cast(:query as tsquery)
               and (cast(:called as text) is null or (l.called || '', l.company) > (:called, cast(:company as uuid)))
             order by l.called || '', l.company
             limit :most
            """;
}
