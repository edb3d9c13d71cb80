package paddock.twin;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import paddock.web.Asked;
import paddock.web.BadInput;

/**
 * Which pairs somebody wants to see, as an address asks for them.
 *
 * @param company of which one of both is; absent for all
 * @param sign what they have in common; absent whatever that is
 * @param least how likely
 * @param dismissed those of which somebody said that they are two
 * @param after the last pair already seen
 */
record Sought(
        @Nullable UUID company,
        @Nullable Sign sign,
        int least,
        boolean dismissed,
        @Nullable Last after) {

    static final Sought ALL = new Sought(null, null, 0, false, null);

    /** A pair by its two companies. */
    record Last(UUID first, UUID second) {}

    /** @throws BadInput what cannot be read */
    static Sought of(Map<String, String> parameters) {
        String company = said(parameters, "company");
        String sign = said(parameters, "sign");
        String after = said(parameters, "after");
        return new Sought(
                company.isEmpty() ? null : Asked.id("company", company),
                sign.isEmpty() ? null : sign(sign),
                least(said(parameters, "least")),
                dismissed(said(parameters, "state")),
                after.isEmpty() ? null : last(after));
    }

    private static String said(Map<String, String> parameters, String name) {
        return parameters.getOrDefault(name, "").strip();
    }

    private static Sign sign(String said) {
        return Arrays.stream(Sign.values())
                .filter(sign -> sign.key().equals(said))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "sign",
                        said,
                        Arrays.stream(Sign.values()).map(Sign::key).toList()));
    }

    private static int least(String said) {
        if (said.isEmpty()) {
            return 0;
        }
        if (!said.matches("[0-9]{1,3}") || Integer.parseInt(said) > 100) {
            throw new BadInput("least", said, List.of("0 – 100"));
        }
        return Integer.parseInt(said);
    }

    private static boolean dismissed(String said) {
        return switch (said) {
            case "", "open" -> false;
            case "dismissed" -> true;
            default -> throw new BadInput("state", said, List.of("open", "dismissed"));
        };
    }

    private static Last last(String said) {
        int between = said.indexOf('_');
        if (between < 0) {
            throw new BadInput("after", said, List.of());
        }
        return new Last(Asked.id("after", said.substring(0, between)), Asked.id("after", said.substring(between + 1)));
    }

    /** Whether it asks for less than everything. */
    public boolean narrowed() {
        return company != null || sign != null || least > 0 || dismissed;
    }

    Sought after(Pairs.Pair pair) {
        return new Sought(
                company,
                sign,
                least,
                dismissed,
                new Last(pair.first().id(), pair.second().id()));
    }

    /** Its address at a path. */
    public String at(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        if (company != null) {
            address.queryParam("company", company);
        }
        if (sign != null) {
            address.queryParam("sign", sign.key());
        }
        if (least > 0) {
            address.queryParam("least", least);
        }
        if (dismissed) {
            address.queryParam("state", "dismissed");
        }
        if (after != null) {
            address.queryParam("after", after.first() + "_" + after.second());
        }
        return address.build().toUriString();
    }
}
