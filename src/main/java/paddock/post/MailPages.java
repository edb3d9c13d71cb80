package paddock.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.HomeZone;
import paddock.web.May;
import paddock.web.NotFound;

/** The pages of the mails that were sent, or would have been. */
@Controller
final class MailPages {

    /** What a mail says is somebody else's page: it runs nothing, fetches nothing and leads nowhere. */
    private static final String CONTENT_SECURITY_POLICY = """
            default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; \
            frame-ancestors 'self'; sandbox""";

    private final Mails mails;
    private final Letters letters;
    private final MailSettings settings;
    private final HomeZone home;

    MailPages(Mails mails, Letters letters, MailSettings settings, HomeZone home) {
        this.mails = mails;
        this.letters = letters;
        this.settings = settings;
        this.home = home;
    }

    @May(Permission.READ_MAILS)
    @GetMapping("/mails")
    ModelAndView list(
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String to) {
        return list(MailFilter.read(before, state, to));
    }

    private ModelAndView list(MailFilter filter) {
        List<MailLine> found = mails.found(filter);
        return page("post/mails")
                .addObject("mails", found.stream().limit(Mails.ON_A_PAGE).toList())
                .addObject("filter", filter)
                .addObject("states", MailState.values())
                .addObject("next", filter.next("/mails", found));
    }

    @May(Permission.SEND_MAILS)
    @PostMapping("/mails")
    ModelAndView tryOut(Acting acting, @RequestParam String recipient, Locale language) {
        Optional<MailAddress> to = MailAddress.read(recipient);
        if (to.isEmpty()) {
            ModelAndView refused = list(MailFilter.read(null, null, null)).addObject("refusedRecipient", recipient);
            refused.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return refused;
        }
        mails.tryOut(acting, to.get(), language);
        return seeOther("/mails");
    }

    @May(Permission.READ_MAILS)
    @GetMapping("/mails/{id}")
    ModelAndView mail(Acting acting, @PathVariable String id) {
        return page(acting, mailWith(id));
    }

    private ModelAndView page(Acting acting, MailLine mail) {
        ModelAndView page = page("post/mail").addObject("mail", mail);
        return mail.readableBy(acting) ? page.addObject("said", letters.withId(mail.id())) : page;
    }

    /** The mail as its reader sees it, for a frame of its own. */
    @May(Permission.READ_MAILS)
    @GetMapping("/mails/{id}/html")
    ResponseEntity<String> html(Acting acting, @PathVariable String id) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .body(readable(acting, id).html());
    }

    @May(Permission.READ_MAILS)
    @GetMapping("/mails/{id}/attachments/{number}")
    ResponseEntity<byte[]> attachment(Acting acting, @PathVariable String id, @PathVariable int number) {
        List<Attachment> files = readable(acting, id).attachments();
        if (number < 0 || number >= files.size()) {
            throw new NotFound("mail");
        }
        ContentDisposition kept = ContentDisposition.attachment()
                .filename(files.get(number).name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, kept.toString())
                .body(files.get(number).bytes());
    }

    @May(Permission.SEND_MAILS)
    @PostMapping("/mails/{id}/attempts")
    ModelAndView again(Acting acting, @PathVariable String id) {
        MailLine mail = mailWith(id);
        return switch (mails.again(acting, mail)) {
            case Again.Queued() -> seeOther("/mails/" + mail.id());
            case Again.Moving() -> refused(acting, mail, "moving");
            case Again.Forgotten() -> refused(acting, mail, "forgotten");
            case Again.NothingLeaves() -> refused(acting, mail, "nothing-leaves");
        };
    }

    private ModelAndView refused(Acting acting, MailLine mail, String why) {
        ModelAndView page = page(acting, mail).addObject("refused", "mail.again." + why);
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private Mail readable(Acting acting, String id) {
        MailLine mail = mailWith(id);
        if (!mail.readableBy(acting)) {
            throw new NotFound("mail");
        }
        return letters.withId(mail.id());
    }

    private MailLine mailWith(String id) {
        UUID mail = Asked.id("id", id);
        return mails.withId(mail).orElseThrow(() -> new NotFound("mail"));
    }

    private ModelAndView page(String template) {
        return new ModelAndView(template)
                .addObject("settings", settings)
                .addObject("zone", home.zone())
                .addObject("section", "mails");
    }

    private static ModelAndView seeOther(String address) {
        ModelAndView elsewhere = new ModelAndView("redirect:" + address);
        elsewhere.setStatus(HttpStatus.SEE_OTHER);
        return elsewhere;
    }
}
