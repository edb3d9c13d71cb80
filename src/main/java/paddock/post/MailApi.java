package paddock.post;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.May;
import paddock.web.NotFound;

/** The mails over the programming interface. */
@RestController
@RequestMapping(path = "/api/v1/mails", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Mails", description = "The mails that were sent, or would have been.")
final class MailApi {

    private final Mails mails;
    private final Letters letters;

    MailApi(Mails mails, Letters letters) {
        this.mails = mails;
        this.letters = letters;
    }

    @May(Permission.READ_MAILS)
    @Operation(
            summary = "Mails, the newest first",
            description = "Fifty at a time; next is the address of those after.")
    @GetMapping
    MailJson.Mails list(
            @Parameter(
                            description = "Only those older than this one.",
                            schema = @Schema(type = "string", format = "uuid"))
                    @RequestParam(required = false)
                    @Nullable
                    String before,
            @Parameter(
                            description = "Only those in this state.",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"kept", "waiting", "sent", "given-up"}))
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @Parameter(description = "Only those to an address that holds this.")
                    @RequestParam(required = false)
                    @Nullable
                    String to) {
        MailFilter filter = MailFilter.read(before, state, to);
        List<MailLine> found = mails.found(filter);
        return new MailJson.Mails(
                found.stream()
                        .limit(Mails.ON_A_PAGE)
                        .map(MailJson.MailLineJson::of)
                        .toList(),
                filter.next("/api/v1/mails", found));
    }

    @May(Permission.READ_MAILS)
    @Operation(
            summary = "A mail",
            description = "What it says is absent once forgotten, and for mails that only their recipient may read.")
    @GetMapping("/{id}")
    MailJson.MailWhole mail(@Parameter(hidden = true) Acting acting, @PathVariable String id) {
        MailLine mail = mails.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("mail"));
        return MailJson.MailWhole.of(mail, mail.readableBy(acting) ? letters.withId(mail.id()) : null);
    }
}
