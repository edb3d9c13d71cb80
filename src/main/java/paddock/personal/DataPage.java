package paddock.personal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import paddock.kernel.Acting;
import paddock.personal.Forgetting.Afterwards;
import paddock.personal.Suppressions.Cause;
import paddock.web.BadInput;
import paddock.web.HomeZone;
import paddock.web.Sending;

/** What is held on somebody as a page and as a file, for themselves and for whoever is asked to look. */
@Component
@ConditionalOnWebApplication
class DataPage {

    private final Report report;
    private final Forgetting forgetting;
    private final Suppressions suppressions;
    private final HomeZone home;
    private final MessageSource texts;

    DataPage(Report report, Forgetting forgetting, Suppressions suppressions, HomeZone home, MessageSource texts) {
        this.report = report;
        this.forgetting = forgetting;
        this.suppressions = suppressions;
        this.home = home;
        this.texts = texts;
    }

    /** Who looks at whom, and below which address the acts are. */
    record View(Acting acting, Subject subject, String base, Locale language) {}

    /** What a form says of an erasure. */
    record Wish(@Nullable String sure, @Nullable String never) {

        boolean isSure() {
            return "yes".equals(sure);
        }

        Afterwards afterwards() {
            return "yes".equals(never) ? Afterwards.NEVER_WRITTEN_TO : Afterwards.MAY_BE_WRITTEN_TO;
        }
    }

    ModelAndView page(View view) {
        Shown.Words words = new Shown.Words(texts, view.language(), home.zone());
        List<Shown> sheets = report.on(view.acting(), view.subject()).stream()
                .map(sheet -> Shown.of(sheet, words))
                .toList();
        return new ModelAndView("personal/data")
                .addObject("subject", view.subject())
                .addObject("base", view.base())
                .addObject("sheets", sheets)
                .addObject("obstacles", forgetting.obstacles(view.acting(), view.subject()))
                .addObject("listed", suppressions.holds(view.subject().email()))
                .addObject("unreadable", suppressions.unreadable())
                .addObject("mistake", "")
                .addObject("said", "");
    }

    /** With a sentence that says what is missing. */
    ModelAndView refused(View view, String mistake, HttpStatus status) {
        ModelAndView page = page(view).addObject("mistake", mistake);
        page.setStatus(status);
        return page;
    }

    /** Whether an address is written to unasked, as a form says it; what to say of it then. */
    String silence(Acting by, String email, String wish, Cause cause) {
        return switch (wish) {
            case "silence" -> suppressions.add(by, email, cause) ? "silenced" : "unreadable";
            case "mail" -> suppressions.lift(by, email, cause) ? "lifted" : "not-listed";
            default -> throw new BadInput("wish", wish, List.of("silence", "mail"));
        };
    }

    void file(Acting by, Subject subject, HttpServletResponse response) throws IOException {
        Sending.file(response, "application/json;charset=UTF-8", "personal-data.json")
                .as(out -> report.write(by, subject, out));
    }
}
