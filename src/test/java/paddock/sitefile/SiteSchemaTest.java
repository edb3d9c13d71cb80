package paddock.sitefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import paddock.circuit.Direction;
import paddock.circuit.Layout;
import paddock.circuit.Pool;
import paddock.circuit.Surface;
import paddock.homologation.Counter;
import paddock.homologation.Demand;
import paddock.homologation.Order;
import paddock.homologation.Table;
import paddock.sitefile.SiteFile.Reading;
import paddock.sitefile.SiteFile.Reading.Read;
import paddock.sitefile.SiteFile.Reading.Refused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schema that editors use and the reader that decides know the same entries. */
final class SiteSchemaTest {

    private static final String YAML = "sample.yaml";
    private static final String SAMPLE = "paddock/circuit/sample";

    static JsonNode document() throws IOException {
        return SiteSchema.json(Folder.of(SAMPLE).text(YAML));
    }

    /** JSON is a part of YAML: the reader takes the document as it is. */
    private static Reading read(JsonNode document) throws IOException {
        return Folder.of(SAMPLE).with(YAML, document.toString()).read(YAML);
    }

    static List<String> mistakes(JsonNode document) throws IOException {
        return switch (read(document)) {
            case Read read -> List.of();
            case Refused(List<Mistake> mistakes) ->
                mistakes.stream().map(Mistake::key).toList();
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"sites/ales", "sites/gamogonili", "paddock/circuit/sample"})
    void the_schema_accepts_every_shipped_site(String path) throws IOException {
        String name = path.substring(path.lastIndexOf('/') + 1) + ".yaml";
        assertThat(SiteSchema.mistakes(SiteSchema.json(Folder.of(path).text(name))))
                .isEmpty();
        assertThat(Folder.of(path).read(name)).isInstanceOf(Read.class);
    }

    @Test
    void the_schema_accepts_every_order_that_is_an_example() throws IOException {
        try (Stream<Path> orders = Files.list(Path.of("docs/orders"))) {
            for (Path order : orders.toList()) {
                assertThat(SiteSchema.mistakes(SiteSchema.json(Files.readString(order))))
                        .as("%s", order)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"site-format.md, valley.geojson", "site-format.fr.md, vallee.geojson"})
    void the_example_of_the_documentation_is_right(String page, String geometry) throws IOException {
        String text = Files.readString(Path.of("docs", page));
        String example = text.split("```yaml\n", -1)[1].split("```", -1)[0];
        String line = text.split("```json\n", -1)[1].split("```", -1)[0];
        String two = line.replace("}}\n  ]", "}},\n" + feature(line).replace("S1", "S2") + "\n  ]");
        assertThat(SiteSchema.mistakes(SiteSchema.json(example))).isEmpty();
        Folder folder = new Folder(Map.of()).with(YAML, example).with(geometry, two);
        assertThat(folder.read(YAML)).isInstanceOf(Read.class);
    }

    private static String feature(String geometry) {
        return geometry.substring(geometry.indexOf("{\"type\": \"Feature\""), geometry.lastIndexOf("}}") + 2);
    }

    @Test
    void the_sample_has_every_entry_that_the_schema_knows() throws IOException {
        Map<JsonNode, Set<String>> used = new HashMap<>();
        eachObject(
                document(),
                (object, schema) ->
                        used.computeIfAbsent(schema, first -> new TreeSet<>()).addAll(object.propertyNames()));
        assertThat(used).hasSize(30);
        used.forEach((schema, keys) -> assertThat(keys)
                .containsExactlyInAnyOrderElementsOf(schema.get("properties").propertyNames()));
    }

    @Test
    void every_entry_of_the_schema_is_explained() throws IOException {
        eachObject(
                document(),
                (object, schema) -> schema.get("properties")
                        .forEach(property -> assertThat(
                                        property.path("description").asString())
                                .as(property.toString())
                                .endsWith(".")));
    }

    @Test
    void an_unknown_entry_is_refused_by_both_wherever_it_stands() throws IOException {
        for (Edit edit : edits()) {
            JsonNode spoilt = edit.apply(object -> object.put("unheard-of", "x"));
            assertThat(SiteSchema.mistakes(spoilt)).as(edit.path()).isNotEmpty();
            assertThat(mistakes(spoilt)).as(edit.path()).containsExactly("unknown-key");
        }
    }

    @Test
    void a_required_entry_cannot_be_left_out_and_an_optional_one_can() throws IOException {
        for (Edit edit : edits()) {
            List<String> required = edit.schema()
                    .path("required")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
            for (String key : edit.object().propertyNames()) {
                JsonNode without = edit.apply(object -> object.remove(key));
                String what = edit.path() + "/" + key;
                if (isOneOf(edit.schema(), key)) {
                    assertThat(List.of(SiteSchema.mistakes(without), mistakes(without)))
                            .as(what)
                            .noneMatch(List::isEmpty);
                } else if (required.contains(key)) {
                    assertThat(SiteSchema.mistakes(without)).as(what).isNotEmpty();
                    assertThat(mistakes(without)).as(what).contains("missing");
                } else {
                    assertThat(SiteSchema.mistakes(without)).as(what).isEmpty();
                    assertThat(mistakes(without)).as(what).isEqualTo(consequences(what));
                }
            }
        }
    }

    /** Whether it is one of several entries of which there has to be one. */
    private static boolean isOneOf(JsonNode schema, String key) {
        return schema.path("oneOf")
                .valueStream()
                .flatMap(choice -> choice.get("required").valueStream())
                .anyMatch(name -> name.asString().equals(key));
    }

    /** What follows from leaving out an entry that others lean on, which no schema can say. */
    private static List<String> consequences(String what) {
        return switch (what) {
            case "/circuits/0/sections/3/length" -> List.of("no-length");
            case "/circuits/0/layouts/1/courses/0/from", "/circuits/0/layouts/1/courses/0/until" ->
                List.of("section-not-there");
            case "/homologation/orders" -> List.of("unknown-order", "unknown-order", "unknown-fact");
            case "/homologation/orders/0/facts" -> List.of("unknown-fact", "unknown-fact", "unknown-fact");
            case "/homologation/orders/0/rules" -> List.of("unknown-rule", "unknown-rule");
            case "/homologation/orders/0/counters" -> List.of("unknown-rule", "unknown-rule", "unknown-rule");
            case "/homologation/orders/1/rules" -> List.of("unknown-rule");
            case "/homologation/orders/0/rules/3/numbers/columns" -> List.of("not-text");
            case "/homologation/orders/2/from" -> List.of("missing", "overlapping-versions");
            case "/homologation/orders/2/amends" -> List.of("repeals-nothing", "overlapping-versions");
            default -> List.of();
        };
    }

    @Test
    void an_entry_without_a_value_is_refused_by_both() throws IOException {
        for (Edit edit : edits()) {
            for (String key : edit.object().propertyNames()) {
                JsonNode spoilt = edit.apply(object -> object.putNull(key));
                assertThat(SiteSchema.mistakes(spoilt))
                        .as(edit.path() + "/" + key)
                        .isNotEmpty();
                assertThat(mistakes(spoilt)).as(edit.path() + "/" + key).isNotEmpty();
            }
        }
    }

    @Test
    void choices_are_those_of_the_program() {
        assertChoices(Surface.values(), "/$defs/surface/enum");
        assertChoices(Layout.Shape.values(), "/$defs/layout/properties/shape/enum");
        assertChoices(Direction.values(), "/$defs/course/properties/directions/items/enum");
        assertChoices(Pool.Kind.values(), "/$defs/pool/properties/kind/enum");
        assertChoices(Order.Level.values(), "/$defs/order/properties/level/enum");
        assertChoices(Table.Mixed.values(), "/$defs/numbers/properties/mixed/enum");
        assertChoices(Table.Counting.values(), "/$defs/numbers/properties/counting/enum");
        assertChoices(Demand.Step.Kind.values(), "/$defs/step/properties/kind/enum");
        assertChoices(Counter.Unit.values(), "/$defs/counter/properties/unit/enum");
        assertChoices(Counter.Period.values(), "/$defs/counter/properties/per/enum");
        assertChoices(Counter.Period.values(), "/$defs/quota/properties/per/enum");
    }

    private static void assertChoices(Enum<?>[] known, String path) {
        assertThat(SiteSchema.top().at(path).valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(Arrays.stream(known)
                        .map(one -> one.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    /** A change to one object of the sample, found by its path. */
    private record Edit(String path, JsonNode object, JsonNode schema) {

        JsonNode apply(Consumer<ObjectNode> change) throws IOException {
            JsonNode document = document();
            change.accept((ObjectNode) document.at(path));
            return document;
        }
    }

    private static List<Edit> edits() throws IOException {
        List<Edit> edits = new ArrayList<>();
        collect("", document(), SiteSchema.top(), edits);
        return edits;
    }

    private static void eachObject(JsonNode document, BiConsumer<JsonNode, JsonNode> visit) {
        List<Edit> edits = new ArrayList<>();
        collect("", document, SiteSchema.top(), edits);
        edits.forEach(edit -> visit.accept(edit.object(), edit.schema()));
    }

    /** Every object of the document whose entries the schema lists, outermost first. */
    private static void collect(String path, JsonNode node, JsonNode schema, List<Edit> edits) {
        if (node.isObject() && schema.has("properties")) {
            edits.add(new Edit(path, node, schema));
            node.properties()
                    .forEach(child -> collect(
                            path + "/" + child.getKey(),
                            child.getValue(),
                            SiteSchema.at(schema, child.getKey()),
                            edits));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(path + "/" + i, node.get(i), SiteSchema.at(schema, ""), edits);
        }
    }
}
