package paddock.post;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import paddock.web.Asked;
import paddock.web.BadInput;

/**
 * Which mails are asked for.
 *
 * @param to part of an address; empty for all
 * @param before the last mail already seen: those older than it
 */
record MailFilter(
        @Nullable MailState state, String to, @Nullable UUID before) {

    /** As an address says it, where what is absent or empty asks for nothing. */
    static MailFilter read(@Nullable String before, @Nullable String state, @Nullable String to) {
        return new MailFilter(
                state == null || state.isEmpty() ? null : known(state),
                to == null ? "" : Header.line(to),
                before == null || before.isEmpty() ? null : Asked.id("before", before));
    }

    private static MailState known(String state) {
        return MailState.withKey(state)
                .orElseThrow(() -> new BadInput(
                        "state",
                        state,
                        Arrays.stream(MailState.values()).map(MailState::key).toList()));
    }

    /** Whether all are asked for. */
    public boolean none() {
        return state == null && to.isEmpty() && before == null;
    }

    /** The address of the next of a list of these, if it has one. */
    @Nullable
    String next(String path, List<MailLine> found) {
        if (found.size() <= Mails.ON_A_PAGE) {
            return null;
        }
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        if (state != null) {
            address.queryParam("state", state.key());
        }
        if (!to.isEmpty()) {
            address.queryParam("to", "{to}");
        }
        address.queryParam("before", found.get(Mails.ON_A_PAGE - 1).id());
        return address.encode().buildAndExpand(to).toUriString();
    }
}
