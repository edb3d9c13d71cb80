package paddock.rolodex;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.takeover.Unreadable;
import paddock.takeover.Upload;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.Takes;

/** Where files of cards are sent in, tried, and entered at once or card by card. */
@May(Permission.KEEP_COMPANIES)
@Controller
@ConditionalOnWebApplication
final class ImportPages {

    private final Reception reception;
    private final Clerk clerk;
    private final ImportPage pages;
    private final MessageSource texts;

    ImportPages(Reception reception, Clerk clerk, ImportPage pages, MessageSource texts) {
        this.reception = reception;
        this.clerk = clerk;
        this.pages = pages;
        this.texts = texts;
    }

    @GetMapping("/imports")
    ModelAndView list(
            Acting acting, @RequestParam(defaultValue = "") String into, @RequestParam(defaultValue = "") String said) {
        return pages.list(acting, into).addObject("said", said);
    }

    @Takes(Upload.LARGEST)
    @PostMapping("/imports/companies")
    ModelAndView companies(Acting acting, HttpServletRequest request, Locale locale) throws IOException {
        return send(acting, request, Intake.Into.COMPANIES, locale);
    }

    @Takes(Upload.LARGEST)
    @May(Permission.KEEP_LEADS)
    @PostMapping("/imports/leads")
    ModelAndView leads(Acting acting, HttpServletRequest request, Locale locale) throws IOException {
        return send(acting, request, Intake.Into.LEADS, locale);
    }

    private ModelAndView send(Acting acting, HttpServletRequest request, Intake.Into into, Locale locale)
            throws IOException {
        Path target = Files.createTempFile("paddock-rolodex-", ".sent");
        try {
            Optional<String> name = Optional.empty();
            Optional<Upload> upload = Upload.in(request);
            if (upload.isPresent()) {
                name = upload.get().file(target);
            }
            if (name.isEmpty()) {
                throw new Unread(Said.of("no-file"));
            }
            UUID id = reception.take(acting, into, Reading.of(new Reading.Sent(target, name.get()), into));
            return new ModelAndView("redirect:/imports/" + id);
        } catch (Unreadable unreadable) {
            return refused(acting, into, unreadable.why().in(locale, texts));
        } catch (Unread unread) {
            return refused(acting, into, unread.why().in(locale, texts));
        } finally {
            Files.deleteIfExists(target);
        }
    }

    private ModelAndView refused(Acting acting, Intake.Into into, String why) {
        ModelAndView again = pages.list(acting, into.key()).addObject("refusal", why);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    @GetMapping("/imports/{id}")
    ModelAndView intake(Acting acting, @PathVariable String id, @RequestParam Map<String, String> parameters) {
        return page(pages.seen(acting, id), ImportPage.Wanted.of(parameters))
                .addObject("said", parameters.getOrDefault("said", ""));
    }

    /** What the columns of a table are, and where and when those on its cards were met. */
    @PostMapping("/imports/{id}/settings")
    ModelAndView settle(Acting acting, @PathVariable String id, @RequestParam Map<String, String> given) {
        Intake intake = pages.seen(acting, id);
        Reception.Answer answer = pages.met(intake, given)
                .map(met -> reception.settle(of(acting, intake, given), met, pages.fields(intake, given)))
                .orElse(Reception.Answer.NOT_THEN);
        return answer(acting, intake, answer);
    }

    @PostMapping("/imports/{id}/run")
    ModelAndView run(Acting acting, @PathVariable String id, @RequestParam Map<String, String> given) {
        Intake intake = pages.seen(acting, id);
        Reception.Answer answer = reception.run(of(acting, intake, given));
        clerk.call();
        return answer(acting, intake, answer);
    }

    /** One card by itself: entered as it is, as of a company that is there, as a new one, or left out. */
    @PostMapping("/imports/{id}/cards/{position}")
    ModelAndView card(
            Acting acting,
            @PathVariable String id,
            @PathVariable String position,
            @RequestParam(defaultValue = "") String act) {
        Intake intake = pages.seen(acting, id);
        int at = position(position);
        Reception.Answer answer = act.equals("leave")
                ? reception.leave(acting, intake.id(), at)
                : reception.enter(acting, intake.id(), at, choice(act));
        return answer(acting, intake, answer);
    }

    @PostMapping("/imports/{id}/removal")
    ModelAndView remove(Acting acting, @PathVariable String id, @RequestParam Map<String, String> given) {
        Intake intake = pages.seen(acting, id);
        Reception.Answer answer = reception.remove(of(acting, intake, given));
        return answer == Reception.Answer.GIVEN
                ? new ModelAndView("redirect:/imports?into=" + intake.into().key() + "&said=removed")
                : answer(acting, intake, answer);
    }

    private static Reception.Of of(Acting acting, Intake intake, Map<String, String> given) {
        String version = given.getOrDefault("version", "");
        return new Reception.Of(acting, intake.id(), version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0);
    }

    private ModelAndView answer(Acting acting, Intake intake, Reception.Answer answer) {
        if (answer == Reception.Answer.GIVEN) {
            return new ModelAndView("redirect:/imports/" + intake.id());
        }
        ModelAndView page = page(pages.seen(acting, intake.id().toString()), ImportPage.Wanted.ALL);
        page.setStatus(answer == Reception.Answer.OVERTAKEN ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("refused", answer.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private ModelAndView page(Intake intake, ImportPage.Wanted wanted) {
        return pages.page(intake, wanted, LocaleContextHolder.getLocale());
    }

    private static int position(String said) {
        if (!said.matches("\\d{1,9}")) {
            throw new BadInput("position", said, List.of("1"));
        }
        return Integer.parseInt(said);
    }

    /** What somebody says of a card: that it is new, or which company it is. */
    private static Judging.Choice choice(String act) {
        return switch (act) {
            case "enter" -> Judging.Choice.NONE;
            case "new" -> new Judging.Choice(null, true);
            default -> {
                if (!act.startsWith("same ")) {
                    throw new BadInput("act", act, List.of("enter", "new", "leave", "same …"));
                }
                yield new Judging.Choice(Asked.id("act", act.substring("same ".length())), false);
            }
        };
    }
}
