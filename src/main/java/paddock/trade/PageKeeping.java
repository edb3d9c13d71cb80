package paddock.trade;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.Forbidden;
import paddock.web.NotFound;

/** What the pages on which the directory is kept have in common. */
@Component
class PageKeeping {

    private final EntryRows rows;

    PageKeeping(EntryRows rows) {
        this.rows = rows;
    }

    /** The company that an address names, where somebody may do that there; none is there that they may not see. */
    Entry entry(Acting acting, String id, Permission permission) {
        UUID company = Asked.id("id", id);
        if (!acting.mayFor(company, Permission.SEE_COMPANY)) {
            throw new NotFound("company");
        }
        if (!acting.mayFor(company, permission)) {
            throw new Forbidden(permission);
        }
        return rows.withId(company).orElseThrow(() -> new NotFound("company"));
    }

    /** Which writings a form says that somebody has read. */
    static Proposals.Read read(Map<String, String> given) {
        return new Proposals.Read(number(given, "version"), number(given, "draft"));
    }

    private static int number(Map<String, String> given, String name) {
        String typed = given.getOrDefault(name, "");
        return typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : 0;
    }

    static ModelAndView done(UUID company, String said) {
        return new ModelAndView("redirect:/directory/" + company + "?said=" + said);
    }
}
