package paddock.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import paddock.kernel.Days;

/** Companies as their rows tell them: whole, some at a time. */
@Component
class CompanyRows {

    private final JdbcClient jdbc;

    CompanyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Something of a company's. */
    private record Of<T>(UUID company, T thing) {}

    private record Addressed(Address.Kind kind, Address address) {}

    /**
     * Those wanted, by name.
     *
     * @param own the only ones that may be found; all where there is no such limit
     */
    List<UUID> found(Wanted wanted, @Nullable Set<UUID> own, LocalDate day, int most) {
        String order = wanted.hasWord() ? "c.sought || '' collate \"C\", c.id" : "c.sought collate \"C\", c.id";
        StringBuilder sql = new StringBuilder("select c.id from directory.company c where c.absorbed_into is null\n");
        sql.append(own == null ? "" : " and c.id in (:own)\n");
        sql.append(wanted.text().isEmpty() ? "" : named(wanted));
        sql.append(wanted.status() == null ? "" : OF_STATUS);
        sql.append(wanted.standing() == null ? "" : " and c.standing = :standing\n");
        if (wanted.after() != null) {
            sql.append(" and (")
                    .append(order)
                    .append(") > (")
                    .append(LAST)
                    .append(own == null ? ")" : " and l.id in (:own))");
        }
        sql.append(" order by ").append(order).append(" limit :most");
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("own", own);
        values.put("name", wanted.namePattern());
        List<String> later = wanted.wordPatterns();
        for (int i = 0; i < later.size(); i++) {
            values.put("word" + i, later.get(i));
        }
        values.put("number", wanted.number());
        values.put("status", wanted.status() == null ? "" : wanted.status().key());
        values.put(
                "standing", wanted.standing() == null ? "" : wanted.standing().key());
        values.put("day", day);
        values.put("after", wanted.after());
        values.put("most", most);
        return jdbc.sql(sql.toString())
                .params(values)
                .query((row, n) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                .list();
    }

    /** One condition after the other: an index finds each, and not one of several. */
    private static String named(Wanted wanted) {
        StringBuilder later = new StringBuilder();
        for (int i = 0; i < wanted.wordPatterns().size(); i++) {
            later.append(" or c.sought like :word").append(i).append(" escape '!'");
        }
        return NAMED.replace("#", later);
    }

    /** Those companies, in the order of their names. */
    List<Company> withIds(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Addressed>> addresses = of(ids, ADDRESSES, CompanyRows::address);
        Map<UUID, List<Contact>> contacts = of(ids, CONTACTS, CompanyRows::contact);
        Map<UUID, List<Status>> statuses = of(ids, STATUSES, CompanyRows::status);
        return jdbc.sql(COMPANIES)
                .param("ids", ids)
                .query((row, n) -> {
                    UUID id = row.getObject("id", UUID.class);
                    Map<Address.Kind, Address> found = new EnumMap<>(Address.Kind.class);
                    addresses.getOrDefault(id, List.of()).forEach(one -> found.put(one.kind(), one.address()));
                    return new Company(
                            id,
                            profile(row, found),
                            row.getInt("version"),
                            row.getBoolean("demo"),
                            contacts.getOrDefault(id, List.of()),
                            statuses.getOrDefault(id, List.of()));
                })
                .list();
    }

    private <T> Map<UUID, List<T>> of(List<UUID> ids, String sql, RowMapper<T> reading) {
        return jdbc
                .sql(sql)
                .param("ids", ids)
                .query((row, n) -> new Of<>(row.getObject("company", UUID.class), reading.mapRow(row, n)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Of::company, Collectors.mapping(Of::thing, Collectors.toList())));
    }

    private static Company.Profile profile(ResultSet row, Map<Address.Kind, Address> addresses) throws SQLException {
        return new Company.Profile(
                row.getString("name"),
                new Numbers(row.getString("siren"), row.getString("siret"), row.getString("vat")),
                named(Standing.values(), Standing::key, row.getString("standing")),
                row.getString("reason"),
                addresses);
    }

    private static Addressed address(ResultSet row, int n) throws SQLException {
        return new Addressed(
                Address.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                new Address(
                        row.getString("street"),
                        row.getString("postcode"),
                        row.getString("town"),
                        row.getString("country")));
    }

    static Contact contact(ResultSet row, int n) throws SQLException {
        return new Contact(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("function"),
                row.getString("email"),
                row.getString("phone"),
                row.getInt("version"));
    }

    static Status status(ResultSet row, int n) throws SQLException {
        return new Status(
                row.getObject("id", UUID.class),
                named(Status.Kind.values(), Status.Kind::key, row.getString("kind")),
                new Days(row.getObject("begins", LocalDate.class), row.getObject("ends", LocalDate.class)),
                row.getInt("version"));
    }

    private static <T> T named(T[] all, Function<T, String> key, String written) {
        for (T one : all) {
            if (key.apply(one).equals(written)) {
                return one;
            }
        }
        throw new IllegalStateException("nothing here is called " + written);
    }

    /** Letters by threes, and the beginnings of numbers, are found each by its index. */
    private static final String NAMED = """
             and (c.sought like :name escape '!'
                  #
                  or c.siren collate "C" >= :number and c.siren collate "C" < :number || '~'
                  or c.siret collate "C" >= :number and c.siret collate "C" < :number || '~'
                  or c.vat collate "C" >= :number and c.vat collate "C" < :number || '~')
            """;

    private static final String OF_STATUS = """
             and exists (select 1 from directory.status s where s.company = c.id and s.kind = :status and s.during @> :day)
            """;

    private static final String LAST = "select l.sought, l.id from directory.company l where l.id = :after";

    private static final String COMPANIES = """
            select id, name, siren, siret, vat, standing, reason, version, demo
            from directory.company
            where id in (:ids)
            order by sought collate "C", id
            """;

    private static final String ADDRESSES = """
            select company, kind, street, postcode, town, country from directory.address where company in (:ids)
            """;

    private static final String CONTACTS = """
            select company, id, name, function, email, phone, version
            from directory.contact
            where company in (:ids)
            order by lower(name), id
            limit 20000
            """;

    private static final String STATUSES = """
            select company, id, kind, lower(during) as begins, upper(during) as ends, version
            from directory.status
            where company in (:ids)
            order by lower(during) desc nulls last, kind, id
            limit 20000
            """;
}
