package paddock.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The description of the programming interface as a page tells it: read off the OpenAPI document, never written twice.
 */
record Reference(String title, String version, List<Operation> operations, List<Shape> shapes) {

    /** One call. */
    record Operation(
            String verb,
            String path,
            String summary,
            String description,
            List<Parameter> parameters,
            String answer,
            List<Refused> refusals) {

        /** A name for links within the page. */
        public String anchor() {
            return (verb + path).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        }
    }

    /** Something a call takes. */
    record Parameter(String name, String place, String type, String description) {}

    /** A status other than success, and the shape that tells why. */
    record Refused(String status, String shape) {}

    /** What an answer is made of. */
    record Shape(String name, List<Property> properties) {}

    /** One value of it; {@code shape} names the shape it is made of, where it is not a plain value. */
    record Property(String name, String type, String shape) {}

    static Reference of(JsonNode document) {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> verb : path.getValue().properties()) {
                operations.add(operation(verb.getKey(), path.getKey(), verb.getValue()));
            }
        }
        List<Shape> shapes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> schema :
                document.path("components").path("schemas").properties()) {
            shapes.add(shape(schema.getKey(), schema.getValue()));
        }
        JsonNode info = document.path("info");
        return new Reference(
                info.path("title").asString(""), info.path("version").asString(""), operations, shapes);
    }

    private static Operation operation(String verb, String path, JsonNode node) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode parameter : node.path("parameters")) {
            parameters.add(new Parameter(
                    parameter.path("name").asString(""),
                    parameter.path("in").asString(""),
                    type(parameter.path("schema")),
                    parameter.path("description").asString("")));
        }
        return new Operation(
                verb.toUpperCase(Locale.ROOT),
                path,
                node.path("summary").asString(""),
                node.path("description").asString(""),
                parameters,
                shapeOf(node.path("responses").path("200")),
                refusals(node.path("responses")));
    }

    private static List<Refused> refusals(JsonNode responses) {
        return responses.properties().stream()
                .filter(response -> response.getKey().startsWith("4"))
                .map(response -> new Refused(response.getKey(), shapeOf(response.getValue())))
                .toList();
    }

    private static String shapeOf(JsonNode response) {
        String shape = "";
        for (JsonNode content : response.path("content")) {
            shape = reference(content.path("schema"));
        }
        return shape;
    }

    private static Shape shape(String name, JsonNode schema) {
        List<Property> properties = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            properties.add(new Property(property.getKey(), type(property.getValue()), reference(property.getValue())));
        }
        return new Shape(name, properties);
    }

    private static String type(JsonNode schema) {
        String type = schema.path("type").isArray()
                ? schema.path("type").get(0).asString("")
                : schema.path("type").asString("object");
        String format = schema.path("format").asString("");
        if (type.equals("array")) {
            return "[ " + type(schema.path("items")) + " ]";
        }
        return format.isEmpty() ? type : type + " " + format;
    }

    /** The name of the shape that a schema, or its items, refer to; empty for a plain value. */
    private static String reference(JsonNode schema) {
        String own = schema.path("$ref").asString("");
        String items = schema.path("items").path("$ref").asString("");
        String reference = own.isEmpty() ? items : own;
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
