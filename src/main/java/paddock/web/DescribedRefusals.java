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
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import paddock.kernel.Permission;

/**
 * Adds to the description of the interface how its calls refuse, which no method of a controller says: what is asked can
 * be unreadable (400), whoever asks can be unknown (401) or not allowed to (403), and what has the id can be missing (404). All are told by {@link ErrorPages}.
 */
@Component
@ConditionalOnWebApplication
final class DescribedRefusals implements OpenApiCustomizer, OperationCustomizer {

    private static final String PROBLEM = "Problem";
    private static final String BEARER = "token";

    @Override
    public void customise(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(new Components());
        }
        document.getComponents().addSchemas(PROBLEM, problem());
        document.getComponents().addSecuritySchemes(BEARER, bearer());
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

    /** Who may ask: whoever shows no token asks as nobody, and a bad one is refused even where nobody may ask. */
    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Permission wanted = Guard.wanted(method);
        operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
        if (wanted == Permission.LOOK) {
            operation.addSecurityItem(new SecurityRequirement());
            operation.getResponses().addApiResponse("401", refused("The token that was shown is no good."));
            return operation;
        }
        String scope = wanted.scope()
                .map(one -> " A token must have the scope " + one.name().toLowerCase(Locale.ROOT) + ".")
                .orElse("");
        operation.getResponses().addApiResponse("401", refused("No token was shown, or one that is no good."));
        operation
                .getResponses()
                .addApiResponse(
                        "403", refused("The roles of whoever asks do not allow this, or the token does not." + scope));
        return operation;
    }

    private static SecurityScheme bearer() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description(
                        "A token that a person has made on the page /account/tokens, as Authorization: Bearer paddock_…");
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
