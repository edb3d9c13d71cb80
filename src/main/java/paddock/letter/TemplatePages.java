package paddock.letter;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.account.Mistakes;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.May;
import paddock.web.NotFound;

/** The texts of letters: to read, to write and to see with an example. */
@May(Permission.SEE_LEADS)
@Controller
@ConditionalOnWebApplication
final class TemplatePages {

    private final Templates templates;
    private final Collecting collecting;
    private final MessageSource texts;

    TemplatePages(Templates templates, Collecting collecting, MessageSource texts) {
        this.templates = templates;
        this.collecting = collecting;
        this.texts = texts;
    }

    @GetMapping("/letters")
    ModelAndView list(@RequestParam(defaultValue = "") String said, @RequestParam(defaultValue = "0") String count) {
        return page("letter/templates")
                .addObject("templates", templates.all())
                .addObject("failure", collecting.failure())
                .addObject("count", count.matches("\\d{1,4}") ? Integer.parseInt(count) : 0)
                .addObject("said", said);
    }

    @May(Permission.KEEP_LEADS)
    @GetMapping("/letters/new")
    ModelAndView blank() {
        return form(new TemplateForm("", "", "", "", "", 0, ""), "");
    }

    @May(Permission.KEEP_LEADS)
    @PostMapping("/letters")
    ModelAndView add(Acting acting, TemplateForm form, Locale language) {
        return kept(acting, form, "", language);
    }

    @GetMapping("/letters/{key}")
    ModelAndView text(@PathVariable String key, Locale language) {
        Template template = withKey(key);
        return form(TemplateForm.of(template, name(template, language)), key).addObject("template", template);
    }

    @May(Permission.KEEP_LEADS)
    @PostMapping("/letters/{key}")
    ModelAndView write(Acting acting, @PathVariable String key, TemplateForm form, Locale language) {
        return kept(acting, form, withKey(key).key(), language);
    }

    @May(Permission.KEEP_LEADS)
    @PostMapping("/letters/{key}/removal")
    ModelAndView remove(Acting acting, @PathVariable String key, @RequestParam(defaultValue = "") String version) {
        Template template = withKey(key);
        boolean sees = version.equals(Integer.toString(template.version()));
        boolean gone = sees && templates.remove(acting, template);
        return new ModelAndView(
                "redirect:/letters?said=" + (gone ? template.isStart() ? "again" : "removed" : "overtaken"));
    }

    private ModelAndView kept(Acting acting, TemplateForm form, String key, Locale language) {
        Mistakes mistakes = form.mistakes();
        if (!mistakes.isEmpty()) {
            return refused(form(form, key), mistakes, HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("unknown", form.unknown());
        }
        if (form.isPreview()) {
            return form(form, key);
        }
        return switch (templates.keep(acting, form.template(key.isEmpty() ? Templates.newKey() : key))) {
            case KEPT -> new ModelAndView("redirect:/letters?said=kept");
            case OVERTAKEN -> {
                TemplateForm now = templates
                        .withKey(key)
                        .map(one -> TemplateForm.of(one, name(one, language)))
                        .orElse(form);
                yield refused(form(now, key), Mistakes.NONE.and("all", "overtaken"), HttpStatus.CONFLICT);
            }
            case TOO_MANY -> refused(form(form, key), Mistakes.NONE.and("all", "too-many"), HttpStatus.CONFLICT);
        };
    }

    private ModelAndView form(TemplateForm form, String key) {
        Template shown = form.template(key);
        return page("letter/template")
                .addObject("form", form)
                .addObject("key", key)
                .addObject(
                        "template",
                        key.isEmpty() ? null : templates.withKey(key).orElse(null))
                .addObject("words", Word.values())
                .addObject("unknown", "")
                .addObject("mistakes", Mistakes.NONE)
                .addObject(
                        "previews",
                        Stream.of(
                                        shown.french().filled(example(Locale.FRENCH)),
                                        shown.english().filled(example(Locale.ENGLISH)))
                                .filter(one -> !one.isEmpty())
                                .toList());
    }

    /** Somebody who does not exist. */
    private Map<Word, String> example(Locale language) {
        return Stream.of(Word.values())
                .collect(Collectors.toMap(
                        word -> word, word -> texts.getMessage("letter.example." + word.key(), null, language)));
    }

    private String name(Template template, Locale language) {
        return template.isOurs() ? texts.getMessage("letter.start." + template.key(), null, language) : template.name();
    }

    private Template withKey(String key) {
        return templates.withKey(key).orElseThrow(() -> new NotFound("letter-text"));
    }

    static ModelAndView page(String template) {
        return new ModelAndView(template).addObject("section", "leads");
    }

    static ModelAndView refused(ModelAndView page, Mistakes mistakes, HttpStatus status) {
        page.setStatus(status);
        return page.addObject("mistakes", mistakes);
    }
}
