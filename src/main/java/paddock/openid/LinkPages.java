package paddock.openid;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.account.Arrivals;
import paddock.account.Mistakes;
import paddock.factor.Links;
import paddock.factor.OpenIdSettings;
import paddock.kernel.Acting;
import paddock.kernel.Fresh;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.HomeZone;
import paddock.web.May;
import paddock.web.NotFound;

/** One's own links to providers: those there are, one to be made, and one less. */
@May(Permission.OWN_ACCOUNT)
@Controller
@ConditionalOnWebApplication
final class LinkPages {

    static final String HERE = "/account/openid";
    private static final String LINK = "link";

    private final OpenIdSettings settings;
    private final Errands errands;
    private final Links links;
    private final Arrivals arrivals;
    private final HomeZone home;

    LinkPages(OpenIdSettings settings, Errands errands, Links links, Arrivals arrivals, HomeZone home) {
        this.settings = settings;
        this.errands = errands;
        this.links = links;
        this.arrivals = arrivals;
        this.home = home;
    }

    @GetMapping(HERE)
    ModelAndView page(Acting acting, HttpServletRequest request, @RequestParam(defaultValue = "") String said) {
        return page(acting, request, Mistakes.NONE).addObject("said", said);
    }

    /** Both are shown then: the account is proved here, just now, and the identity at the provider. */
    @Fresh
    @PostMapping(HERE)
    ModelAndView make(Acting acting, HttpServletRequest request) {
        Optional<Links.Identity> identity = BrowserCookie.held(request).flatMap(errands::takeKnown);
        if (identity.isEmpty()) {
            return page(acting, request, Mistakes.NONE.and(LINK, "link-gone"));
        }
        return switch (arrivals.link(acting, identity.get())) {
            case MADE, WAS_THEIRS -> new ModelAndView("redirect:" + HERE + "?said=made");
            case TAKEN -> page(acting, request, Mistakes.NONE.and(LINK, "link-taken"));
            case HAS_ANOTHER -> page(acting, request, Mistakes.NONE.and(LINK, "link-another"));
            case LEFT -> throw new NotFound("person");
        };
    }

    @Fresh
    @PostMapping(HERE + "/removal")
    String remove(Acting acting, @RequestParam(defaultValue = "") String link) {
        if (!arrivals.unlink(acting, Asked.id(LINK, link))) {
            throw new NotFound("link");
        }
        return "redirect:" + HERE + "?said=removed";
    }

    private ModelAndView page(Acting acting, HttpServletRequest request, Mistakes mistakes) {
        ModelAndView page = new ModelAndView("openid/link")
                .addObject("links", links.of(Arrivals.self(acting)))
                .addObject("provider", settings.name().orElse(null))
                .addObject("newcomer", newcomer(request))
                .addObject("zone", home.zone())
                .addObject("said", "")
                .addObject("mistakes", mistakes);
        page.setStatus(mistakes.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private Links.@Nullable Identity newcomer(HttpServletRequest request) {
        return BrowserCookie.held(request)
                .flatMap(errands::known)
                .filter(one -> links.of(one).isEmpty())
                .orElse(null);
    }
}
