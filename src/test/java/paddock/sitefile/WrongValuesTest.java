package paddock.sitefile;

import static org.assertj.core.api.Assertions.assertThat;
import static paddock.sitefile.SiteSchemaTest.document;
import static paddock.sitefile.SiteSchemaTest.mistakes;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A value that cannot be meant is refused by the reader, and marked by the editor before. */
final class WrongValuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/                    | key      | \"a b\"",
                "/                    | paddock  | \"site/2\"",
                "/                    | language | \"french\"",
                "/                    | name     | {\"French\": \"x\"}",
                "/                    | name     | {}",
                "/                    | name     | \" \"",
                "/                    | holidays | \"fr\"",
                "/                    | geometry | \"../x.geojson\"",
                "/                    | turnaround | \"1 h\"",
                "/                    | circuits | []",
                "/place               | longitude | 181",
                "/place               | country  | \"fr\"",
                "/week                | monday   | [\"8-12\"]",
                "/circuits/0          | surface  | \"tarmac\"",
                "/circuits/0          | width    | \"wide\"",
                "/circuits/0          | width    | 0",
                "/circuits/0          | stated_length | 0",
                "/circuits/0          | days_sold_target | 0",
                "/circuits/0          | days_sold_target | 367",
                "/circuits/0/sections/0 | from   | \"01/07/2027\"",
                "/circuits/0/sections/0 | from   | \"1799-01-01\"",
                "/circuits/0/layouts/0/courses/0 | directions | [\"up\"]",
                "/circuits/0/layouts/0/courses/0 | directions | [\"forward\", \"forward\"]",
                "/circuits/0/layouts/0/courses/0 | sections   | []",
                "/pools/0             | units    | 2.5",
                "/pools/0             | units    | 1001",
                "/pools/0             | named    | [\"a\"]",
                "/pools/1             | named    | [\"a\", \"a\"]",
                "/pools/1             | kind     | \"box\"",
                "/exclusions/0        | layouts  | [\"round\"]",
                "/milestones/0        | date     | \"spring\"",
                "/milestones/0        | date     | \"1799-12\"",
                "/milestones/0        | date     | 2300",
                "/homologation/orders/0/rules/0 | when | {\"hours\": []}",
                "/homologation/orders/0/rules/0 | when | {\"activity\": \"Race\"}",
                "/homologation/orders/0/rules/0 | when | {\"cc\": {\"above\": 1}}",
                "/homologation/registers/0 | used | 3",
                "/homologation/registers/0/used/0 | units | 0",
                "/homologation/registers/0/used/0 | on | \"May\"",
                "/homologation/orders/0/duties/0 | due | \"never\"",
                "/homologation/orders/0/duties/0 | due | {\"after\": \"3 months\"}"
            })
    void a_wrong_value_is_refused_by_both(String path, String key, String value) throws IOException {
        JsonNode document = document();
        JsonNode owner = path.equals("/") ? document : document.at(path);
        ((ObjectNode) owner).set(key, SiteSchema.json("value: " + value).get("value"));
        assertThat(SiteSchema.mistakes(document)).isNotEmpty();
        assertThat(mistakes(document)).isNotEmpty();
    }
}
