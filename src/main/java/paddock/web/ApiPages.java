package paddock.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import paddock.kernel.Permission;
import tools.jackson.databind.json.JsonMapper;

/** The programming interface to read: a page made of the OpenAPI document that tools read. */
@May(Permission.LOOK)
@Controller
@ConditionalOnWebApplication
class ApiPages {

    private static final String DOCUMENT = "/api/v1/openapi.json";

    private final OpenApiWebMvcResource openApi;
    private final JsonMapper json;

    ApiPages(@Lazy OpenApiWebMvcResource openApi, JsonMapper json) {
        this.openApi = openApi;
        this.json = json;
    }

    @GetMapping("/api")
    String reference(HttpServletRequest request, Model model, Locale locale) throws JsonProcessingException {
        byte[] document = openApi.openapiJson(request, DOCUMENT, locale);
        model.addAttribute("api", Reference.of(json.readTree(document)));
        return "web/api";
    }

    @Bean
    static OpenAPI description(Optional<BuildProperties> build) {
        return new OpenAPI()
                .info(new Info()
                        .title("Paddock")
                        .version(build.map(BuildProperties::getVersion).orElse("development"))
                        .description(
                                "Lengths are metres, days are ISO 8601 on the site's calendar, names go by language."
                                        + " Whatever is refused is a problem (RFC 9457).")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
    }
}
