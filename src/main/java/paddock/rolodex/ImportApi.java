package paddock.rolodex;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.takeover.Unreadable;
import paddock.takeover.Upload;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.Takes;

/** Files of cards over the programming interface: what the page does with them, nothing entered unless that is said. */
@RestController
@May(Permission.KEEP_COMPANIES)
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnWebApplication
@Tag(name = "Imports", description = "Address books of other programs, tried and entered.")
final class ImportApi {

    private static final String VCARD = "text/vcard";
    private static final String CSV = "text/csv";
    private static final List<String> READ = List.of(VCARD, "text/x-vcard", CSV, "text/plain");
    private static final String NAME = "What the file is called.";
    private static final String RUN =
            "yes to enter at once what nobody has to be asked about; else nothing is entered.";
    private static final String WHAT =
            "Says of each card what would become of it, as the page of the import does, where what is doubtful is decided."
                    + " Nothing is entered unless run is yes.";
    private static final String CARD = """
            BEGIN:VCARD
            VERSION:4.0
            FN:Camille Exemple
            ORG:Amortisseurs Exemple
            EMAIL:camille@example.org
            END:VCARD
            """;

    private final Reception reception;
    private final Clerk clerk;
    private final ImportPage pages;
    private final ImportJson json;
    private final MessageSource texts;

    ImportApi(Reception reception, Clerk clerk, ImportPage pages, ImportJson json, MessageSource texts) {
        this.reception = reception;
        this.clerk = clerk;
        this.pages = pages;
        this.json = json;
        this.texts = texts;
    }

    @Operation(
            summary = "Tries a file of companies and contacts, or enters it",
            description = WHAT,
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = VCARD,
                                            schema = @Schema(type = "string"),
                                            examples = @ExampleObject(CARD))))
    @Parameter(name = "name", description = NAME, example = "contacts.vcf", in = QUERY)
    @Parameter(name = "run", description = RUN, in = QUERY)
    @Takes(Upload.LARGEST)
    @PostMapping("/imports/companies")
    ResponseEntity<ImportJson.One> companies(
            @Parameter(hidden = true) Acting acting,
            HttpServletRequest request,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters)
            throws IOException, HttpMediaTypeNotSupportedException {
        return taken(acting, request, parameters, Intake.Into.COMPANIES);
    }

    @Operation(
            summary = "Tries a file of leads, or enters it",
            description = WHAT,
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = VCARD,
                                            schema = @Schema(type = "string"),
                                            examples = @ExampleObject(CARD))))
    @Parameter(name = "name", description = NAME, example = "visitors.vcf", in = QUERY)
    @Parameter(name = "run", description = RUN, in = QUERY)
    @Parameter(name = "exhibition", description = "Where they were met; elsewhere without.", in = QUERY)
    @Parameter(
            name = "met",
            description = "On which day they were met; without, today, or the first day of a show that is over.",
            example = "2026-05-12",
            in = QUERY)
    @Takes(Upload.LARGEST)
    @May(Permission.KEEP_LEADS)
    @PostMapping("/imports/leads")
    ResponseEntity<ImportJson.One> leads(
            @Parameter(hidden = true) Acting acting,
            HttpServletRequest request,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters)
            throws IOException, HttpMediaTypeNotSupportedException {
        return taken(acting, request, parameters, Intake.Into.LEADS);
    }

    @Operation(summary = "A file that was sent in", description = "With 100 of its cards; next leads on.")
    @Parameter(name = "outcome", description = "Those cards alone that have it.", example = "doubtful", in = QUERY)
    @Parameter(name = "after", description = "The position to go on from.", in = QUERY)
    @GetMapping("/imports/{id}")
    ImportJson.One one(
            @Parameter(hidden = true) Acting acting,
            @PathVariable String id,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @Parameter(hidden = true) Locale locale) {
        return json.of(pages.seen(acting, id), ImportPage.Wanted.of(parameters), locale);
    }

    private ResponseEntity<ImportJson.One> taken(
            Acting acting, HttpServletRequest request, Map<String, String> parameters, Intake.Into into)
            throws IOException, HttpMediaTypeNotSupportedException {
        boolean runs = isRun(parameters.getOrDefault("run", ""));
        Intake.Met met = met(into, parameters);
        Reading.Content content = read(request, parameters, into);
        UUID id = reception.take(acting, into, content);
        int version = 1;
        if (!met.equals(Intake.Met.UNSAID)) {
            reception.settle(new Reception.Of(acting, id, version++), met, content.fields());
        }
        if (runs && reception.run(new Reception.Of(acting, id, version)) == Reception.Answer.GIVEN) {
            clerk.call();
        }
        return ResponseEntity.created(URI.create("/api/v1/imports/" + id))
                .body(json.of(pages.seen(acting, id.toString()), ImportPage.Wanted.ALL, request.getLocale()));
    }

    private static boolean isRun(String said) {
        if (!List.of("", "yes", "no").contains(said)) {
            throw new BadInput("run", said, List.of("yes", "no"));
        }
        return said.equals("yes");
    }

    private Intake.Met met(Intake.Into into, Map<String, String> parameters) {
        if (into == Intake.Into.COMPANIES) {
            return Intake.Met.UNSAID;
        }
        String day = parameters.getOrDefault("met", "").strip();
        return pages.met(parameters.getOrDefault("exhibition", "").strip(), day)
                .orElseThrow(() -> new BadInput("met", day, List.of("2026-05-12")));
    }

    private Reading.Content read(HttpServletRequest request, Map<String, String> parameters, Intake.Into into)
            throws IOException, HttpMediaTypeNotSupportedException {
        String name = parameters.getOrDefault("name", "").strip();
        String type = Objects.requireNonNullElse(request.getContentType(), "");
        if (!READ.contains(type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))) {
            throw new HttpMediaTypeNotSupportedException(type);
        }
        Path target = Files.createTempFile("paddock-rolodex-", ".sent");
        try {
            Files.copy(request.getInputStream(), target, StandardCopyOption.REPLACE_EXISTING);
            return Reading.of(new Reading.Sent(target, name.isEmpty() ? "import" : name), into);
        } catch (Unreadable unreadable) {
            throw new BadInput("body", unreadable.why().in(request.getLocale(), texts), List.of(VCARD, CSV));
        } catch (Unread unread) {
            throw new BadInput("body", unread.why().in(request.getLocale(), texts), List.of(VCARD, CSV));
        } finally {
            Files.deleteIfExists(target);
        }
    }
}
