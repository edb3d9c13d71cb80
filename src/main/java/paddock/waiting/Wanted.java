package paddock.waiting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import paddock.web.Asked;
import paddock.web.BadInput;

/**
 * Which entries somebody wants to see.
 *
 * @param company of that company; absent for any
 * @param state as it is now; empty for all
 * @param after the last one already seen; absent at the beginning
 */
record Wanted(
        UUID site,
        @Nullable UUID company,
        String state,
        @Nullable UUID after) {

    static final List<String> STATES = List.of("waiting", "served", "withdrawn", "expired");

    /** @throws BadInput what cannot be read */
    static Wanted of(UUID site, Map<String, String> parameters) {
        String state = parameters.getOrDefault("state", "");
        if (!state.isEmpty() && !STATES.contains(state)) {
            throw new BadInput("state", state, STATES);
        }
        return new Wanted(site, id(parameters, "company"), state, id(parameters, "after"));
    }

    private static @Nullable UUID id(Map<String, String> parameters, String name) {
        String id = parameters.getOrDefault(name, "");
        return id.isEmpty() ? null : Asked.id(name, id);
    }

    /** Its address at a path, further on. */
    String at(String path, Entry seen) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        if (!state.isEmpty()) {
            address.queryParam("state", state);
        }
        return address.queryParamIfPresent("company", Optional.ofNullable(company))
                .queryParam("after", seen.id())
                .build()
                .toUriString();
    }

    /** Whose somebody may see: of all companies, or of some. */
    sealed interface Whose {
        record All() implements Whose {}

        record Of(List<UUID> companies) implements Whose {}
    }
}
