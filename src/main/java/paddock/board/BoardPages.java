package paddock.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.booking.Booking;
import paddock.booking.Desk;
import paddock.booking.Moves;
import paddock.booking.Moving;
import paddock.circuit.Layout;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.ground.Claim;
import paddock.ground.ClaimReader;
import paddock.ground.Ground;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.BadInput;
import paddock.web.May;
import paddock.web.NotFound;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The planning board: one address a view; what is carried over it is judged where it is, and moved where it is put down. */
@May(Permission.SEE_BOARD)
@Controller
@ConditionalOnWebApplication
final class BoardPages {

    private final Sites sites;
    private final BoardPage pages;
    private final Landing landing;
    private final Moves moves;
    private final Desk desk;
    private final MessageSource texts;

    BoardPages(Sites sites, BoardPage pages, Landing landing, Moves moves, Desk desk, MessageSource texts) {
        this.sites = sites;
        this.pages = pages;
        this.landing = landing;
        this.moves = moves;
        this.desk = desk;
        this.texts = texts;
    }

    @GetMapping("/sites/{key}/board")
    ModelAndView board(
            Acting acting, @PathVariable String key, @RequestParam Map<String, String> asked, Locale locale) {
        Site site = site(key);
        return pages.of(acting, site, BoardView.of(asked, sites.today(site)), locale);
    }

    /** What would come of putting something down; of what nobody has yet, whether it could be asked for. */
    @May(Permission.SELL)
    @PostMapping("/sites/{key}/board/trials")
    ModelAndView tried(
            Acting acting, @PathVariable String key, @RequestParam Map<String, String> given, Locale locale) {
        Landing.Carrying carrying = new Landing.Carrying(acting, site(key), locale);
        try {
            if (!given.containsKey("booking")) {
                return slip(landing.blank(carrying, read(carrying.site(), given, null)));
            }
            Carried carried = carried(carrying, given);
            Landing.Slip slip = landing.noting(
                    landing.moved(carrying, carried.booking(), carried.shift(), carried.now()),
                    carried.before(),
                    carried.now(),
                    locale);
            boolean asks = !slip.fits() && given.containsKey("nearest");
            return slip(
                    asks
                            ? landing.withNearest(
                                    slip,
                                    carried.booking().claiming(carried.shift().claims()),
                                    locale)
                            : slip);
        } catch (BadInput unreadable) {
            return slip(unreadable(unreadable, locale));
        }
    }

    @May(Permission.SELL)
    @PostMapping("/sites/{key}/board/moves")
    ModelAndView move(Acting acting, @PathVariable String key, @RequestParam Map<String, String> given, Locale locale) {
        Landing.Carrying carrying = new Landing.Carrying(acting, site(key), locale);
        try {
            Carried carried = carried(carrying, given);
            Moving outcome = moves.move(acting, carried.shift());
            Booking after = carried.booking().claiming(carried.shift().claims());
            Landing.Slip slip = landing.noting(
                    landing.said(carrying, after, outcome, carried.now()), carried.before(), carried.now(), locale);
            return outcome instanceof Moving.Moved moved ? undo(carrying, carried, moved, slip) : slip(slip);
        } catch (BadInput unreadable) {
            return slip(unreadable(unreadable, locale));
        }
    }

    /** A booking of which one claim is to be elsewhere. */
    private record Carried(Booking booking, Moves.Shift shift, Claim.Track before, Claim.Track now) {}

    private Carried carried(Landing.Carrying carrying, Map<String, String> given) {
        Booking booking = desk.seen(carrying.by(), given.getOrDefault("booking", ""), Permission.BOOK);
        if (!booking.site().equals(carrying.site().id())) {
            throw new NotFound("booking");
        }
        int position = number(given, "claim");
        List<Claim> claims = new ArrayList<>(booking.claims());
        if (position >= claims.size() || !(claims.get(position) instanceof Claim.Track before)) {
            throw new BadInput("claim", Integer.toString(position), List.of());
        }
        Claim.Track now = read(carrying.site(), given, before);
        claims.set(position, now);
        return new Carried(booking, new Moves.Shift(booking.id(), number(given, "version"), claims), before, now);
    }

    /** In the direction that is said; where none is, on the same layout in the same as before. */
    private static Claim.Track read(Site site, Map<String, String> given, Claim.@Nullable Track before) {
        String key = given.getOrDefault("layout", "");
        UUID layout = site.circuits().stream()
                .flatMap(circuit -> circuit.layouts().stream())
                .filter(each -> each.key().equals(key))
                .map(Layout::id)
                .findFirst()
                .orElseThrow(() -> new BadInput("layout", key, List.of()));
        ObjectNode claim = JsonMapper.shared().createObjectNode();
        claim.put("layout", layout.toString())
                .put("from", given.getOrDefault("from", ""))
                .put("until", given.getOrDefault("until", ""));
        String same = before != null && before.layout().equals(layout) ? direction(before) : "";
        String direction = given.getOrDefault("direction", "");
        if (!direction.isEmpty() || !same.isEmpty()) {
            claim.put("direction", direction.isEmpty() ? same : direction);
        }
        ArrayNode claims = JsonMapper.shared().createArrayNode().add(claim);
        return (Claim.Track) new ClaimReader(site).read(claims).getFirst();
    }

    /** As forms write it; empty where nobody has said. */
    private static String direction(Claim.Track track) {
        return track.direction() == null ? "" : track.direction().name().toLowerCase(Locale.ROOT);
    }

    private static int number(Map<String, String> given, String name) {
        String number = given.getOrDefault(name, "");
        if (!number.matches("[0-9]{1,9}")) {
            throw new BadInput(name, number, List.of("1"));
        }
        return Integer.parseInt(number);
    }

    /** It can be put back as long as nobody has changed it. */
    private static ModelAndView undo(
            Landing.Carrying carrying, Carried carried, Moving.Moved moved, Landing.Slip slip) {
        String layout = new Ground(carrying.site())
                .place(carried.before().layout())
                .orElseThrow()
                .layout()
                .key();
        return new ModelAndView("board/parts :: undo")
                .addObject("site", carrying.site())
                .addObject("slip", slip)
                .addObject("booking", carried.booking().id())
                .addObject("version", moved.version())
                .addObject("claim", carried.booking().claims().indexOf(carried.before()))
                .addObject("layout", layout)
                .addObject("direction", direction(carried.before()))
                .addObject("from", Bars.local(carried.before().window().from()))
                .addObject("until", Bars.local(carried.before().window().until()));
    }

    private Landing.Slip unreadable(BadInput unreadable, Locale locale) {
        String name = texts.getMessage("run.hours", null, locale);
        return new Landing.Slip(
                HttpStatus.UNPROCESSABLE_CONTENT.value(),
                "",
                List.of(unreadable.said(name == null ? "" : name, texts, locale)));
    }

    private static ModelAndView slip(Landing.Slip slip) {
        ModelAndView page = new ModelAndView("board/parts :: slip").addObject("slip", slip);
        page.setStatus(HttpStatus.valueOf(slip.status()));
        return page;
    }

    private Site site(String key) {
        return sites.withKey(key).orElseThrow(() -> new NotFound("site"));
    }
}
