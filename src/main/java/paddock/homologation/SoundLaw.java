package paddock.homologation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import paddock.homologation.Law.Exemption;
import paddock.store.Invariant;
import tools.jackson.databind.json.JsonMapper;

/** What must hold in everything that is written about circuits. */
@Configuration(proxyBeanMethods = false)
class SoundLaw {

    @Bean
    Invariant writtenTextsHaveRevisions() {
        return new Invariant.Query("law-has-revision", REVISION);
    }

    @Bean
    Invariant ordersCanBeRead(JdbcClient jdbc, JsonMapper json) {
        return new Invariant.Reading("orders-readable", () -> wrong(jdbc, json, ORDERS));
    }

    @Bean
    Invariant exemptionsCanBeRead(JdbcClient jdbc, JsonMapper json) {
        return new Invariant.Reading("exemptions-readable", () -> wrong(jdbc, json, EXEMPTIONS));
    }

    private record Document(String site, String name, String text) {}

    /** The name a document is filed under must be the one it gives itself. */
    private static List<String> wrong(JdbcClient jdbc, JsonMapper json, String sql) {
        List<String> wrong = new ArrayList<>();
        for (Document document : jdbc.sql(sql).query(SoundLaw::document).list()) {
            try {
                String own = sql.equals(ORDERS) ? order(json, document) : exemption(json, document);
                if (!own.equals(document.name())) wrong.add(document.site() + ": " + document.name() + " → " + own);
            } catch (RuntimeException e) {
                wrong.add(document.site() + ": " + document.name() + ": "
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            }
        }
        return wrong;
    }

    private static Document document(ResultSet row, int number) throws SQLException {
        return new Document(row.getString("site"), row.getString("name"), row.getString("text"));
    }

    private static String order(JsonMapper json, Document document) {
        Order order = json.readValue(document.text(), Order.class);
        return order.key() + " " + order.version() + " "
                + (order.validity().from() == null ? "" : order.validity().from()) + ","
                + (order.validity().until() == null ? "" : order.validity().until());
    }

    /** An exemption is of one circuit, which its site must have, or of all. */
    private static String exemption(JsonMapper json, Document document) {
        return String.valueOf(json.readValue(document.text(), Exemption.class).circuit());
    }

    private static final String REVISION = """
            select s.key
              from circuit.site s
              left join homologation.revision r on r.site = s.id
             where coalesce(r.revision, 0) < 1
                   and (exists (select 1 from homologation.version v where v.site = s.id)
                        or exists (select 1 from homologation.exemption e where e.site = s.id))
            """;

    private static final String ORDERS = """
            select s.key as site,
                   v.key || ' ' || v.version || ' ' || coalesce(lower(v.during)::text, '') || ','
                         || coalesce(upper(v.during)::text, '') as name,
                   v.document::text as text
              from homologation.version v
              join circuit.site s on s.id = v.site
             order by s.position, v.position
             limit 100000
            """;

    private static final String EXEMPTIONS = """
            select s.key as site, coalesce(c.key, 'null') as name, e.document::text as text
              from homologation.exemption e
              join circuit.site s on s.id = e.site
              left join circuit.circuit c on c.site = s.id and c.key = e.document ->> 'circuit'
             order by s.position, e.position
             limit 100000
            """;
}
