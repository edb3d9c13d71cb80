package paddock.personal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.kernel.Acting;
import paddock.kernel.Fresh;
import paddock.kernel.Permission;
import paddock.personal.DataPage.View;
import paddock.personal.DataPage.Wish;
import paddock.personal.Forgetting.Outcome;
import paddock.personal.Suppressions.Cause;
import paddock.web.May;
import paddock.web.NotFound;

/** Everybody's own data: to read, to take along, and to have forgotten. */
@May(Permission.OWN_ACCOUNT)
@Controller
@ConditionalOnWebApplication
final class OwnDataPages {

    private static final String BASE = "/account";

    private final DataPage page;
    private final Forgetting forgetting;
    private final Subjects subjects;

    OwnDataPages(DataPage page, Forgetting forgetting, Subjects subjects) {
        this.page = page;
        this.forgetting = forgetting;
        this.subjects = subjects;
    }

    @Fresh
    @GetMapping("/account/data")
    ModelAndView data(Acting acting, Locale language, @RequestParam(defaultValue = "") String said) {
        return page.page(view(acting, language)).addObject("said", said);
    }

    @Fresh
    @GetMapping("/account/data.json")
    void file(Acting acting, HttpServletResponse response) throws IOException {
        page.file(acting, self(acting), response);
    }

    /** Whether to be written to unasked. */
    @PostMapping("/account/suppression")
    ModelAndView suppress(Acting acting, @RequestParam(defaultValue = "") String wish) {
        String email = self(acting).email();
        String said = page.silence(acting, email, wish, Cause.PERSON);
        return new ModelAndView("redirect:/account/data?said=" + said);
    }

    @Fresh
    @PostMapping("/account/erasure")
    ModelAndView forget(Acting acting, Wish wish, Locale language) {
        if (!wish.isSure()) {
            return page.refused(view(acting, language), "not-sure", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (forgetting.forget(acting, self(acting), wish.afterwards())) {
            case Outcome.Forgotten _ -> new ModelAndView("redirect:/forgotten");
            case Outcome.Refused _ -> page.refused(view(acting, language), "refused", HttpStatus.CONFLICT);
            case Outcome.NotListed _ -> page.refused(view(acting, language), "unreadable", HttpStatus.CONFLICT);
            case Outcome.Gone _ -> throw new NotFound("person");
        };
    }

    /** Shown to whoever has just been forgotten: whoever is signed in has not. */
    @May(Permission.LOOK)
    @GetMapping("/forgotten")
    ModelAndView forgotten(Acting acting) {
        return new ModelAndView(acting.signedIn() ? "redirect:/account/data" : "personal/forgotten");
    }

    private View view(Acting acting, Locale language) {
        return new View(acting, self(acting), BASE, language);
    }

    private Subject self(Acting acting) {
        return Optional.ofNullable(acting.person()).flatMap(subjects::withId).orElseThrow(() -> new NotFound("person"));
    }
}
