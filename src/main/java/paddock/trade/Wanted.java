package paddock.trade;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import paddock.web.Asked;
import paddock.web.BadInput;

/**
 * Which companies of the directory somebody wants to see, as an address asks for them.
 *
 * @param text a name, or what a company makes; empty for all
 * @param trade what it makes, or a kind of that
 * @param status what it is to the operator today; empty for any
 * @param after the last one already seen
 */
record Wanted(
        String text,
        @Nullable Trade trade,
        String status,
        @Nullable UUID after) {

    /** What the directory tells of a company's statuses, and can be asked for. */
    static final List<String> STATUSES = List.of("resident", "member", "club", "school");

    static final Wanted ALL = new Wanted("", null, "", null);

    private static final int LONGEST = 200;
    private static final int MOST_ALLOWED = 10;

    /** @throws BadInput what cannot be read */
    static Wanted of(Map<String, String> parameters, Trades trades) {
        String text = parameters.getOrDefault("text", "").strip();
        if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw new BadInput("text", text, List.of());
        }
        String trade = parameters.getOrDefault("trade", "").strip();
        String status = parameters.getOrDefault("status", "").strip();
        if (!status.isEmpty() && !STATUSES.contains(status)) {
            throw new BadInput("status", status, STATUSES);
        }
        String after = parameters.getOrDefault("after", "").strip();
        return new Wanted(
                text,
                trade.isEmpty() ? null : trade(trade, trades),
                status,
                after.isEmpty() ? null : Asked.id("after", after));
    }

    private static Trade trade(String key, Trades trades) {
        return trades.with(key)
                .orElseThrow(() -> new BadInput(
                        "trade",
                        key,
                        trades.all().stream()
                                .filter(trade -> trade.depth() == 0)
                                .map(Trade::key)
                                .limit(MOST_ALLOWED)
                                .toList()));
    }

    /** Whether it asks for less than everything. */
    public boolean narrowed() {
        return !text.isEmpty() || trade != null || !status.isEmpty();
    }

    Wanted after(UUID company) {
        return new Wanted(text, trade, status, company);
    }

    /** Its address at a path. */
    public String at(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        if (!text.isEmpty()) {
            address.queryParam("text", "{text}");
        }
        if (trade != null) {
            address.queryParam("trade", trade.key());
        }
        if (!status.isEmpty()) {
            address.queryParam("status", status);
        }
        if (after != null) {
            address.queryParam("after", after);
        }
        return address.encode().buildAndExpand(Map.of("text", text)).toUriString();
    }
}
