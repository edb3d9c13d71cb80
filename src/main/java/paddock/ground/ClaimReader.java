package paddock.ground;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.circuit.Direction;
import paddock.circuit.Site;
import paddock.kernel.Window;
import paddock.web.Asked;
import paddock.web.BadInput;
import tools.jackson.databind.JsonNode;

/** Reads what is claimed, as programs write it; whatever cannot be read is {@link BadInput}. */
public final class ClaimReader {

    private static final List<String> OF_CLAIM = List.of("layout", "pool", "units", "direction", "from", "until");
    private static final int MOST_CLAIMS = 100;
    private static final int MOST_UNITS = 1000;
    private static final int MOST_DAYS = 366;

    private final Site site;

    public ClaimReader(Site site) {
        this.site = site;
    }

    /**
     * The claims that somebody has sent.
     *
     * @param list as the entry {@code claims} has it; absent where there is none
     */
    public List<Claim> read(@Nullable JsonNode list) {
        if (list == null || !list.isArray() || list.isEmpty() || list.size() > MOST_CLAIMS) {
            throw refused("claims", list, "[{…}], 1 – " + MOST_CLAIMS);
        }
        List<Claim> claims = new ArrayList<>();
        for (JsonNode each : list) {
            claims.add(claim(each, "claims[" + claims.size() + "]"));
        }
        return claims;
    }

    private Claim claim(JsonNode each, String path) {
        known(each, path, OF_CLAIM);
        Window window = window(each, path);
        Ground ground = new Ground(site);
        if (each.has("layout") == each.has("pool")) {
            throw refused(path, null, "layout", "pool");
        }
        if (each.has("pool")) {
            UUID pool = Asked.id(path + ".pool", text(each.get("pool")));
            if (ground.pool(pool).isEmpty()) {
                throw new BadInput(path + ".pool", pool.toString(), List.of());
            }
            return new Claim.Units(pool, units(each.get("units"), path), window);
        }
        UUID layout = Asked.id(path + ".layout", text(each.get("layout")));
        if (ground.place(layout).isEmpty()) {
            throw new BadInput(path + ".layout", layout.toString(), List.of());
        }
        return new Claim.Track(layout, direction(each.get("direction"), path), window);
    }

    private static int units(@Nullable JsonNode number, String path) {
        if (number != null && number.isInt() && number.intValue() >= 1 && number.intValue() <= MOST_UNITS) {
            return number.intValue();
        }
        throw refused(path + ".units", number, "1 – " + MOST_UNITS);
    }

    private static @Nullable Direction direction(@Nullable JsonNode said, String path) {
        if (said == null) {
            return null;
        }
        return switch (text(said)) {
            case "forward" -> Direction.FORWARD;
            case "backward" -> Direction.BACKWARD;
            default -> throw refused(path + ".direction", said, "forward", "backward");
        };
    }

    private Window window(JsonNode claim, String path) {
        ZonedDateTime from = time(claim.get("from"), path + ".from");
        ZonedDateTime until = time(claim.get("until"), path + ".until");
        if (!from.isBefore(until)) {
            throw refused(path + ".until", claim.get("until"), "a time after from");
        }
        if (from.plusDays(MOST_DAYS).isBefore(until)) {
            throw refused(path + ".until", claim.get("until"), "at most " + MOST_DAYS + " days after from");
        }
        return new Window(from, until);
    }

    /** On the site's clock, or with its offset; the hour that comes twice needs the offset, the one that never is refused. */
    private ZonedDateTime time(@Nullable JsonNode said, String path) {
        String written = said == null ? "" : text(said);
        try {
            ZoneId zone = site.zone();
            if (written.matches(".*(Z|[+-]\\d\\d:\\d\\d)")) {
                return whole(OffsetDateTime.parse(written).atZoneSameInstant(zone), path);
            }
            LocalDateTime local = LocalDateTime.parse(written);
            List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
            if (offsets.size() > 1) {
                throw BadInput.twice(
                        path,
                        written,
                        offsets.stream().map(each -> local + each.getId()).toList());
            }
            if (offsets.isEmpty()) {
                throw BadInput.skipped(path, written, List.of(local.plusHours(1).toString()));
            }
            return whole(local.atZone(zone), path);
        } catch (DateTimeException unreadable) {
            throw new BadInput(path, written, List.of("2026-05-13T09:00"));
        }
    }

    private static ZonedDateTime whole(ZonedDateTime time, String path) {
        boolean minute = time.truncatedTo(ChronoUnit.MINUTES).equals(time);
        if (!minute || time.getYear() < 2000 || time.getYear() > 2200) {
            throw new BadInput(path, time.toString(), List.of("2026-05-13T09:00"));
        }
        return time;
    }

    /** A text as it is, anything else as it is written. */
    public static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : node.toString();
    }

    /** Refuses whatever else there is. */
    public static void known(JsonNode node, String path, List<String> entries) {
        if (!node.isObject()) {
            throw refused(path.isEmpty() ? "body" : path, node, "{…}");
        }
        node.propertyNames().forEach(name -> {
            if (!entries.contains(name)) {
                throw new BadInput(path.isEmpty() ? name : path + "." + name, name, entries);
            }
        });
    }

    /** What cannot be read, and what could be. */
    public static BadInput refused(String name, @Nullable JsonNode value, String... instead) {
        String shown = value == null ? "" : value.toString();
        return new BadInput(name, shown, List.of(instead));
    }
}
