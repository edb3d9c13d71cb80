package paddock.sitefile;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published schema of the site file, as an editor applies it. */
final class SiteSchema {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Schema SCHEMA = load();

    private SiteSchema() {}

    private static Schema load() {
        try {
            String schema =
                    new ClassPathResource("schemas/site-1.schema.json").getContentAsString(StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema, InputFormat.JSON);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static List<Error> mistakes(JsonNode document) {
        return SCHEMA.validate(document);
    }

    /** The schema of what stands in an object or list of which the schema is given; references are followed. */
    static JsonNode at(JsonNode schema, String key) {
        JsonNode found = schema.has("items")
                ? schema.get("items")
                : schema.path("properties").path(key);
        return found.has("$ref") ? definition(found.get("$ref").asString()) : found;
    }

    static JsonNode top() {
        return SCHEMA.getSchemaNode();
    }

    private static JsonNode definition(String reference) {
        return top().at(reference.substring(1));
    }

    /** A document of YAML 1.2 as JSON. */
    static JsonNode json(String yaml) {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        Object loaded = new Load(settings).loadFromString(yaml);
        return JSON.valueToTree(loaded instanceof Map<?, ?> map ? map : Map.of());
    }
}
