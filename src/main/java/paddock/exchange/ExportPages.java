package paddock.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.circuit.Sites;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.BadInput;
import paddock.web.May;

/** What can be taken out as a table, chosen and taken. */
@May(Permission.SEE_COMPANIES)
@Controller
@ConditionalOnWebApplication
final class ExportPages {

    private static final List<String> FIELDS = List.of("what", "site", "from", "until");

    private final Exports exports;
    private final Sites sites;
    private final MessageSource messages;

    ExportPages(Exports exports, Sites sites, MessageSource messages) {
        this.exports = exports;
        this.sites = sites;
        this.messages = messages;
    }

    @GetMapping("/export")
    ModelAndView page(Acting acting, @RequestParam Map<String, String> given) {
        ModelAndView page = new ModelAndView("exchange/export")
                .addObject("tables", exports.of(acting))
                .addObject("places", sites.all())
                .addObject("given", given)
                .addObject("what", given.getOrDefault("what", "bookings"))
                .addObject("mistake", "")
                .addObject("mistaken", "")
                .addObject("section", "export");
        sites.withKey(given.getOrDefault("site", "")).ifPresent(site -> page.addObject("site", site));
        return page;
    }

    /** A file, or the page again with what was chosen and what is wrong with it. */
    @GetMapping("/export/file")
    @Nullable
    ModelAndView file(
            Acting acting, @RequestParam Map<String, String> given, Locale locale, HttpServletResponse response)
            throws IOException {
        Export export;
        try {
            export = exports.asked(acting, given);
        } catch (BadInput unreadable) {
            return mistaken(page(acting, given), unreadable, locale);
        }
        exports.write(acting, export, locale, response);
        return null;
    }

    private ModelAndView mistaken(ModelAndView page, BadInput unreadable, Locale locale) {
        String field = FIELDS.contains(unreadable.parameter()) ? unreadable.parameter() : "what";
        String called = messages.getMessage("exchange.field." + field, null, locale);
        page.addObject("mistaken", field).addObject("mistake", unreadable.said(called, messages, locale));
        page.setStatus(HttpStatus.BAD_REQUEST);
        return page;
    }
}
