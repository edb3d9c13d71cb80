package paddock.lead;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.account.Mistakes;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.lead.Lead.Grade;
import paddock.web.May;

/** How soon leads of each grade are answered: to see, and for those who direct to say. */
@May(Permission.SEE_LEADS)
@Controller
@ConditionalOnWebApplication
final class DelayPages {

    private final Delays delays;

    DelayPages(Delays delays) {
        this.delays = delays;
    }

    /** Hours by grade, as the form tells of them. */
    record DelayForm(
            @Nullable String a,
            @Nullable String b,
            @Nullable String c) {

        public String of(Grade grade) {
            return LeadForm.said(
                    switch (grade) {
                        case A -> a;
                        case B -> b;
                        case C -> c;
                    });
        }
    }

    @GetMapping("/leads/delays")
    ModelAndView delays(@RequestParam(defaultValue = "") String said) {
        Map<Grade, Integer> now = delays.all();
        DelayForm form = new DelayForm(
                String.valueOf(now.get(Grade.A)), String.valueOf(now.get(Grade.B)), String.valueOf(now.get(Grade.C)));
        return page(form, Mistakes.NONE).addObject("said", said);
    }

    @May(Permission.SET_DELAYS)
    @PostMapping("/leads/delays")
    ModelAndView set(Acting acting, DelayForm form) {
        Map<Grade, Integer> hours = new EnumMap<>(Grade.class);
        Mistakes mistakes = Mistakes.NONE;
        for (Grade grade : Grade.values()) {
            String said = form.of(grade);
            int number = said.matches("\\d{1,4}") ? Integer.parseInt(said) : 0;
            hours.put(grade, number);
            if (number < 1 || number > Delays.MOST_HOURS) {
                mistakes = mistakes.and(key(grade), "hours");
            }
        }
        if (!mistakes.isEmpty()) {
            ModelAndView page = page(form, mistakes).addObject("said", "");
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        delays.set(acting, hours);
        return new ModelAndView("redirect:/leads/delays?said=delays");
    }

    private static String key(Grade grade) {
        return grade.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static ModelAndView page(DelayForm form, Mistakes mistakes) {
        return new ModelAndView("lead/delays")
                .addObject("section", "leads")
                .addObject("form", form)
                .addObject("grades", Grade.values())
                .addObject("most", Delays.MOST_HOURS)
                .addObject("mistakes", mistakes);
    }
}
