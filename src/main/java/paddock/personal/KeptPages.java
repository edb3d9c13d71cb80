package paddock.personal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
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
import paddock.post.Outbox;
import paddock.web.BadInput;
import paddock.web.HomeZone;
import paddock.web.May;

/** For how long what is kept; who is not to be written to; and what is held under an address, whether or not of an account. */
@May(Permission.SEE_PEOPLE)
@Controller
@ConditionalOnWebApplication
final class KeptPages {

    private static final int LONGEST = 254;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+");
    private static final String BASE = "/personal-data";

    private final DataPage page;
    private final Terms terms;
    private final Ledger ledger;
    private final Suppressions suppressions;
    private final Forgetting forgetting;
    private final Subjects subjects;
    private final Outbox outbox;
    private final HomeZone home;

    KeptPages(
            DataPage page,
            Terms terms,
            Ledger ledger,
            Suppressions suppressions,
            Forgetting forgetting,
            Subjects subjects,
            Outbox outbox,
            HomeZone home) {
        this.page = page;
        this.terms = terms;
        this.ledger = ledger;
        this.suppressions = suppressions;
        this.forgetting = forgetting;
        this.subjects = subjects;
        this.outbox = outbox;
        this.home = home;
    }

    @GetMapping("/personal-data")
    ModelAndView kept(@RequestParam(defaultValue = "") String said) {
        return new ModelAndView("personal/kept")
                .addObject("terms", terms.standing())
                .addObject("erasures", ledger.count())
                .addObject("suppressed", suppressions.count())
                .addObject("unreadable", suppressions.unreadable())
                .addObject("leaves", outbox.leaves())
                .addObject("zone", home.zone())
                .addObject("said", said)
                .addObject("address", "")
                .addObject("mistake", "");
    }

    /** By its body, that the address stands in no log and no history. */
    @Fresh
    @May(Permission.KEEP_PEOPLE)
    @PostMapping("/personal-data/report")
    ModelAndView report(Acting acting, @RequestParam(defaultValue = "") String address, Locale language) {
        return read(address)
                .map(email -> page.page(view(acting, email, language)))
                .orElseGet(() -> refused(address));
    }

    @Fresh
    @May(Permission.KEEP_PEOPLE)
    @PostMapping("/personal-data/data.json")
    void file(Acting acting, @RequestParam(defaultValue = "") String address, HttpServletResponse response)
            throws IOException {
        page.file(acting, subject(read(address).orElseThrow(() -> unreadable(address))), response);
    }

    @May(Permission.KEEP_PEOPLE)
    @PostMapping("/personal-data/suppression")
    ModelAndView suppress(
            Acting acting,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String wish) {
        return read(address)
                .map(email -> page.silence(acting, email, wish, Cause.ADMINISTRATOR))
                .map(said -> new ModelAndView("redirect:/personal-data?said=" + said))
                .orElseGet(() -> refused(address));
    }

    @Fresh
    @May(Permission.KEEP_PEOPLE)
    @PostMapping("/personal-data/erasure")
    ModelAndView forget(Acting acting, @RequestParam(defaultValue = "") String address, Wish wish, Locale language) {
        String email = read(address).orElseThrow(() -> unreadable(address));
        if (!wish.isSure()) {
            return page.refused(view(acting, email, language), "not-sure", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (forgetting.forget(acting, subject(email), wish.afterwards())) {
            case Outcome.Forgotten _, Outcome.Gone _ -> new ModelAndView("redirect:/personal-data?said=forgotten");
            case Outcome.Refused _ -> page.refused(view(acting, email, language), "refused", HttpStatus.CONFLICT);
            case Outcome.NotListed _ -> page.refused(view(acting, email, language), "unreadable", HttpStatus.CONFLICT);
        };
    }

    private ModelAndView refused(String address) {
        ModelAndView page = kept("").addObject("mistake", "address").addObject("address", address);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static BadInput unreadable(String address) {
        return new BadInput("address", address, List.of("someone@example.org"));
    }

    private View view(Acting acting, String email, Locale language) {
        return new View(acting, subject(email), BASE, language);
    }

    private Subject subject(String email) {
        return subjects.at(email).orElseGet(() -> Subject.at(email));
    }

    /** Wider than what can be written to: whatever was kept under an address can be asked for. */
    private static Optional<String> read(String written) {
        String address =
                Normalizer.normalize(written.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return Optional.of(address)
                .filter(one -> one.length() <= LONGEST && ADDRESS.matcher(one).matches());
    }
}
