package paddock.personal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import paddock.kernel.Acting;
import paddock.kernel.Fresh;
import paddock.kernel.Permission;
import paddock.personal.DataPage.View;
import paddock.personal.DataPage.Wish;
import paddock.personal.Forgetting.Outcome;
import paddock.web.Asked;
import paddock.web.May;
import paddock.web.NotFound;

/** The data of somebody who has an account and has asked an administrator about them. */
@May(Permission.KEEP_PEOPLE)
@Controller
@ConditionalOnWebApplication
final class PersonDataPages {

    private final DataPage page;
    private final Forgetting forgetting;
    private final Subjects subjects;

    PersonDataPages(DataPage page, Forgetting forgetting, Subjects subjects) {
        this.page = page;
        this.forgetting = forgetting;
        this.subjects = subjects;
    }

    @Fresh
    @GetMapping("/people/{id}/data")
    ModelAndView data(Acting acting, @PathVariable String id, Locale language) {
        return page.page(view(acting, withId(id), language));
    }

    @Fresh
    @GetMapping("/people/{id}/data.json")
    void file(Acting acting, @PathVariable String id, HttpServletResponse response) throws IOException {
        page.file(acting, withId(id), response);
    }

    @Fresh
    @PostMapping("/people/{id}/erasure")
    ModelAndView forget(Acting acting, @PathVariable String id, Wish wish, Locale language) {
        Subject subject = withId(id);
        if (!wish.isSure()) {
            return page.refused(view(acting, subject, language), "not-sure", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (forgetting.forget(acting, subject, wish.afterwards())) {
            case Outcome.Forgotten _ ->
                new ModelAndView(
                        subject.person() != null && subject.person().equals(acting.person())
                                ? "redirect:/forgotten"
                                : "redirect:/personal-data?said=forgotten");
            case Outcome.Refused _ -> page.refused(view(acting, subject, language), "refused", HttpStatus.CONFLICT);
            case Outcome.NotListed _ ->
                page.refused(view(acting, subject, language), "unreadable", HttpStatus.CONFLICT);
            case Outcome.Gone _ -> throw new NotFound("person");
        };
    }

    private static View view(Acting acting, Subject subject, Locale language) {
        return new View(acting, subject, "/people/" + subject.person(), language);
    }

    private Subject withId(String id) {
        return subjects.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("person"));
    }
}
