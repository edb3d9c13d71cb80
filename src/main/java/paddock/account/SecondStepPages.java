package paddock.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.factor.Proof;
import paddock.factor.SecondStep;
import paddock.factor.SecondSteps;
import paddock.kernel.Acting;
import paddock.kernel.Fresh;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.May;
import paddock.web.NotFound;

/** One's own second step at the sign-in: switched on with a telephone, and off; recovery codes; and off for somebody else. */
@May(Permission.OWN_ACCOUNT)
@Controller
@ConditionalOnWebApplication
final class SecondStepPages {

    private static final String HERE = "redirect:/account/second-step";

    private final SecondSteps steps;
    private final Factors factors;
    private final People people;
    private final SignIns signIns;
    private final DeviceCookies cookies;

    SecondStepPages(SecondSteps steps, Factors factors, People people, SignIns signIns, DeviceCookies cookies) {
        this.steps = steps;
        this.factors = factors;
        this.people = people;
        this.signIns = signIns;
        this.cookies = cookies;
    }

    /** Shows the secret while it is not confirmed, and so asks for the password. */
    @Fresh
    @GetMapping("/account/second-step")
    ModelAndView page(Acting acting, @RequestParam(defaultValue = "") String said) {
        return page(acting, Mistakes.NONE).addObject("said", said);
    }

    @Fresh
    @PostMapping("/account/second-step")
    String begin(Acting acting) {
        steps.begin(DeviceCookies.self(acting));
        return HERE;
    }

    @Fresh
    @PostMapping("/account/second-step/confirmation")
    ModelAndView confirm(Acting acting, HttpServletRequest request, @RequestParam(defaultValue = "") String code) {
        Optional<List<String>> codes = factors.switchOn(acting, DeviceCookies.self(acting), code.replaceAll("\\s", ""));
        if (codes.isPresent()) {
            cookies.signIn(request).ifPresent(here -> signIns.proved(here, Proof.PASSWORD_AND_CODE));
        }
        return codes.map(SecondStepPages::codes).orElseGet(() -> page(acting, Mistakes.NONE.and("code", "wrong-code")));
    }

    @Fresh
    @PostMapping("/account/second-step/recovery-codes")
    ModelAndView recoveryCodes(Acting acting) {
        return steps.recoveryCodes(acting, DeviceCookies.self(acting))
                .map(SecondStepPages::codes)
                .orElseGet(() -> new ModelAndView(HERE));
    }

    @Fresh
    @PostMapping("/account/second-step/end")
    ModelAndView end(Acting acting) {
        return switch (factors.switchOff(acting, DeviceCookies.self(acting))) {
            case DONE, NONE -> new ModelAndView(HERE + "?said=off");
            case DEMANDED -> page(acting, Mistakes.NONE.and("end", "demanded"));
        };
    }

    /** For somebody who has lost their telephone and the recovery codes. */
    @Fresh
    @May(Permission.KEEP_PEOPLE)
    @PostMapping("/people/{id}/second-step/end")
    String endFor(Acting acting, @PathVariable String id) {
        Person person = people.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("person"));
        String said = switch (factors.switchOff(acting, person.id())) {
            case DONE, NONE -> "second-step-off";
            case DEMANDED -> "second-step-demanded";
        };
        return "redirect:/people/" + person.id() + "?said=" + said;
    }

    private ModelAndView page(Acting acting, Mistakes mistakes) {
        SecondStep step = steps.of(DeviceCookies.self(acting));
        ModelAndView page = new ModelAndView("account/second-step")
                .addObject("state", step.getClass().getSimpleName())
                .addObject("step", step)
                .addObject("said", "")
                .addObject("mistakes", mistakes);
        if (step instanceof SecondStep.Pending pending) {
            String email =
                    people.withId(DeviceCookies.self(acting)).orElseThrow().email();
            page.addObject("qr", pending.qrCode(email));
        }
        page.setStatus(mistakes.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** They are shown this once; only their digests are kept. */
    private static ModelAndView codes(List<String> codes) {
        return new ModelAndView("account/recovery-codes").addObject("codes", codes);
    }
}
