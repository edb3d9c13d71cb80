package paddock.stand;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.account.Names;
import paddock.exhibition.Exhibition;
import paddock.exhibition.Exhibitions;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.HomeZone;
import paddock.web.May;
import paddock.web.NotFound;

/** Setting a phone up for a stand, and shutting one out that is lost. */
@May(Permission.KEEP_LEADS)
@Controller
@ConditionalOnWebApplication
final class StandPages {

    private static final int MOST_SHOWN = 20;

    private final Exhibitions exhibitions;
    private final StandDevices devices;
    private final Standings standings;
    private final Names names;
    private final InstantSource clock;
    private final HomeZone home;

    StandPages(
            Exhibitions exhibitions,
            StandDevices devices,
            Standings standings,
            Names names,
            InstantSource clock,
            HomeZone home) {
        this.exhibitions = exhibitions;
        this.devices = devices;
        this.standings = standings;
        this.names = names;
        this.clock = clock;
        this.home = home;
    }

    /** Those that are not over, of which one is chosen on a phone that is of none yet. */
    @GetMapping("/stand/exhibitions")
    ModelAndView choice() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), home.zone());
        return page("stand/choice")
                .addObject(
                        "exhibitions",
                        exhibitions.all().stream()
                                .filter(one -> !one.plan().last().isBefore(today))
                                .limit(MOST_SHOWN)
                                .toList());
    }

    @GetMapping("/stand/{exhibition}")
    ModelAndView stand(@PathVariable String exhibition) {
        return page("stand/setup").addObject("e", withId(exhibition));
    }

    /** The phone that asks takes cards there from now on, for whoever is signed in on it. */
    @PostMapping(path = "/stand/{exhibition}/devices", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Standing.SetUp> add(
            Acting acting, @PathVariable String exhibition, @RequestParam(defaultValue = "") String device) {
        Exhibition at = withId(exhibition);
        String name = device.strip();
        boolean isGood = !name.isEmpty()
                && name.length() <= StandDevices.LONGEST_NAME
                && name.codePoints().noneMatch(Character::isISOControl);
        if (!isGood) {
            throw new BadInput("device", name, List.of("1 – " + StandDevices.LONGEST_NAME));
        }
        StandDevices.Added added = devices.add(acting, at.id(), name);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Standing.SetUp(added.secret().secret(), standings.of(acting, added.id(), name, at.id())));
    }

    @GetMapping("/exhibitions/{id}/devices")
    ModelAndView devices(@PathVariable String id, @RequestParam(defaultValue = "") String said) {
        Exhibition at = withId(id);
        List<Device> there = devices.of(at.id());
        return page("stand/devices")
                .addObject("e", at)
                .addObject("devices", there)
                .addObject("people", people(there))
                .addObject("zone", home.zone())
                .addObject("said", said);
    }

    private Map<UUID, Names.Name> people(List<Device> there) {
        return names.of(there.stream()
                .flatMap(one -> Stream.ofNullable(one.person()))
                .distinct()
                .toList());
    }

    @PostMapping("/exhibitions/{id}/devices/{device}/shutting-out")
    ModelAndView shutOut(Acting acting, @PathVariable String id, @PathVariable String device) {
        Exhibition at = withId(id);
        if (!devices.shutOut(acting, at.id(), Asked.id("device", device))) {
            throw new NotFound("device");
        }
        return new ModelAndView("redirect:/exhibitions/" + at.id() + "/devices?said=shut-out");
    }

    private Exhibition withId(String id) {
        return exhibitions.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("exhibition"));
    }

    private static ModelAndView page(String template) {
        return new ModelAndView(template).addObject("section", "exhibitions");
    }
}
