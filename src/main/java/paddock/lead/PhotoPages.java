package paddock.lead;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.kernel.Acting;
import paddock.kernel.Email;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;

/** The photograph of a card, and what was made out on it, which goes into the lead at one tap. */
@May(Permission.SEE_LEADS)
@Controller
@ConditionalOnWebApplication
final class PhotoPages {

    /** A picture and nothing else, wherever it is opened. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private final Leads leads;
    private final Photos photos;

    PhotoPages(Leads leads, Photos photos) {
        this.leads = leads;
        this.photos = photos;
    }

    @GetMapping("/leads/{id}/photos/{encounter}")
    ResponseEntity<byte[]> photo(@PathVariable String id, @PathVariable String encounter) {
        UUID when = Asked.id("encounter", encounter);
        Photos.Shown photo = photos.of(Asked.id("id", id), when).orElseThrow(() -> new NotFound("photo"));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(photo.type()))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("card-" + when + ".jpg")
                                .build()
                                .toString())
                .body(photo.picture().bytes());
    }

    /** Takes over one line of what was made out, or of what another encounter says. */
    @May(Permission.KEEP_LEADS)
    @PostMapping("/leads/{id}/reading")
    ModelAndView take(
            Acting acting,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String take,
            @RequestParam(defaultValue = "") String version) {
        UUID lead = leads.withId(Asked.id("id", id)).map(Lead::id).orElseThrow(() -> new NotFound("lead"));
        Taken taken = Taken.of(take);
        Keeping outcome = leads.change(
                acting, lead, LeadPage.version(version), one -> taken.field().in(one, taken.value()));
        return LeadPage.done(lead, outcome instanceof Keeping.Kept ? "read" : "overtaken");
    }

    /** A line, and what it is to be. */
    private record Taken(Reading.Field field, String value) {

        static Taken of(String said) {
            String[] parts = said.split(" ", 2);
            Reading.Field field = Reading.Field.of(parts[0])
                    .orElseThrow(() -> new BadInput(
                            "take",
                            said,
                            Arrays.stream(Reading.Field.values())
                                    .map(Reading.Field::key)
                                    .toList()));
            String value = parts.length < 2 ? "" : parts[1].strip();
            boolean isGood = !value.isEmpty()
                    && LeadForm.flaw(value).isEmpty()
                    && (field != Reading.Field.EMAIL || Email.of(value).isPresent());
            if (!isGood) {
                throw new BadInput("take", said, List.of());
            }
            return new Taken(
                    field,
                    field == Reading.Field.EMAIL ? Email.of(value).orElseThrow().address() : value);
        }
    }
}
