package paddock.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Adds to the description of the interface how its calls refuse, which no method of a controller says: what is asked can
 * be unreadable (400), and what has the id can be missing (404). Both are told by {@link ErrorPages}.
 */
@Component
@ConditionalOnWebApplication
final class DescribedRefusals implements OpenApiCustomizer {

    private static final String PROBLEM = "Problem";

    @Override
    public void customise(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(new Components());
        }
        document.getComponents().addSchemas(PROBLEM, problem());
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .filter(operation -> operation.getParameters() != null || operation.getRequestBody() != null)
                .forEach(DescribedRefusals::describe);
    }

    private static void describe(Operation operation) {
        List<Parameter> given = operation.getParameters() == null ? List.of() : operation.getParameters();
        List<Parameter> ids = given.stream()
                .filter(parameter -> "path".equals(parameter.getIn()))
                .toList();
        ids.forEach(id -> id.getSchema().format("uuid"));
        operation.getResponses().addApiResponse("400", refused("A value of the question cannot be read."));
        if (!ids.isEmpty()) {
            operation
                    .getResponses()
                    .addApiResponse(
                            "404", refused("Nothing here has that id, or not what is asked of it on that day."));
        }
    }

    private static ApiResponse refused(String why) {
        Schema<?> schema = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
        return new ApiResponse()
                .description(why)
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
    }

    private static Schema<?> problem() {
        Schema<?> problem = new JsonSchema();
        problem.setTypes(Set.of("object"));
        problem.setDescription("Why a call is not answered, as RFC 9457 has it.");
        problem.addProperty("type", text().format("uri").description("The kind, such as urn:paddock:problem:no-site."));
        problem.addProperty("title", text().description("The kind, in words."));
        problem.addProperty("status", new JsonSchema().types(Set.of("integer")).format("int32"));
        problem.addProperty("detail", text().description("What was wrong, or what to do, in words."));
        problem.addProperty("instance", text().format("uri-reference").description("The address refused."));
        problem.addProperty(
                "request", text().description("The number of the request, by which its log lines are found."));
        problem.setRequired(List.of("type", "title", "status", "detail"));
        return problem;
    }

    private static Schema<?> text() {
        return new JsonSchema().types(Set.of("string"));
    }
}
