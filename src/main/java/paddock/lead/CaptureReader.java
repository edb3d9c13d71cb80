package paddock.lead;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.account.Names;
import paddock.exhibition.Exhibitions;
import paddock.kernel.Email;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.BadInput;
import tools.jackson.databind.JsonNode;

/** Reads a card taken as programs and phones write it; whatever cannot be read is {@link BadInput}. */
@Component
public final class CaptureReader {

    static final int LONGEST = 200;
    static final int LONGEST_NOTE = 4000;
    private static final int LONGEST_CODE = 8000;
    static final int MOST_TRADES = 20;
    private static final List<String> TIMES = List.of("2026-10-12T14:31:00+02:00");
    private static final List<String> FIELDS = List.of(
            "id",
            "exhibition",
            "noted_at",
            "sent_at",
            "way",
            "code",
            "name",
            "firm",
            "function",
            "email",
            "phone",
            "private",
            "language",
            "grade",
            "interest",
            "need",
            "timing",
            "note",
            "trades",
            "owner",
            "step",
            "due_at",
            "noticed",
            "consent");

    private final Exhibitions exhibitions;
    private final Names names;

    CaptureReader(Exhibitions exhibitions, Names names) {
        this.exhibitions = exhibitions;
        this.names = names;
    }

    /** A card as it was sent, at the moment at which it was received. */
    public Capture read(JsonNode body, Instant now) {
        if (!body.isObject()) {
            throw new BadInput("body", body.toString(), List.of("{…}"));
        }
        body.propertyNames().forEach(name -> {
            if (!FIELDS.contains(name)) {
                throw new BadInput(name, name, FIELDS);
            }
        });
        return new Capture(
                body.has("id") ? Asked.id("id", text(body, "id", LONGEST)) : UUID.randomUUID(),
                exhibition(body),
                when(body, now),
                way(body),
                text(body, "code", LONGEST_CODE),
                card(body),
                wants(body),
                next(body));
    }

    private @Nullable UUID exhibition(JsonNode body) {
        String said = text(body, "exhibition", LONGEST);
        if (said.isEmpty()) {
            return null;
        }
        UUID id = Asked.id("exhibition", said);
        if (exhibitions.withId(id).isEmpty()) {
            throw new BadInput("exhibition", said, List.of("GET /api/v1/exhibitions"));
        }
        return id;
    }

    private static Capture.When when(JsonNode body, Instant now) {
        Instant noted = instant(body, "noted_at");
        return noted == null ? new Capture.When(now, null) : new Capture.When(noted, instant(body, "sent_at"));
    }

    private static Capture.Way way(JsonNode body) {
        String said = body.has("way") ? text(body, "way", LONGEST) : Capture.Way.DESK.key();
        return Capture.Way.of(said)
                .orElseThrow(() -> new BadInput(
                        "way",
                        said,
                        Arrays.stream(Capture.Way.values())
                                .map(Capture.Way::key)
                                .toList()));
    }

    private static Lead.Card card(JsonNode body) {
        String name = line(body, "name");
        String firm = line(body, "firm");
        if (name.isEmpty() && firm.isEmpty()) {
            throw new BadInput("name", "", List.of("name", "firm"));
        }
        String email = line(body, "email");
        if (!email.isEmpty() && Email.of(email).isEmpty()) {
            throw new BadInput("email", email, List.of("name@example.org"));
        }
        String language = body.has("language") ? line(body, "language") : "fr";
        if (!List.of("fr", "en").contains(language)) {
            throw new BadInput("language", language, List.of("fr", "en"));
        }
        return new Lead.Card(
                name,
                firm,
                line(body, "function"),
                Email.of(email).map(Email::address).orElse(""),
                line(body, "phone"),
                isSaid(body, "private"),
                language);
    }

    private static Lead.Wants wants(JsonNode body) {
        String grade = body.has("grade") ? line(body, "grade") : "C";
        return new Lead.Wants(
                Lead.Grade.of(grade).orElseThrow(() -> new BadInput("grade", grade, List.of("A", "B", "C"))),
                line(body, "interest"),
                text(body, "need", LONGEST_NOTE),
                line(body, "timing"),
                text(body, "note", LONGEST_NOTE),
                trades(body.path("trades")));
    }

    private static List<String> trades(JsonNode list) {
        List<String> trades = new ArrayList<>();
        for (JsonNode each : list) {
            String trade = each.asString("");
            if (!trade.matches("[a-z][a-z0-9-]{0,40}") || trades.size() >= MOST_TRADES) {
                throw new BadInput("trades[" + trades.size() + "]", each.toString(), List.of("dampers"));
            }
            trades.add(trade);
        }
        return trades.stream().distinct().toList();
    }

    /** Whoever is to look after it keeps leads. */
    private @Nullable UUID owner(JsonNode body) {
        String said = text(body, "owner", LONGEST);
        if (said.isEmpty()) {
            return null;
        }
        UUID owner = Asked.id("owner", said);
        if (names.acting(owner).filter(one -> one.may(Permission.KEEP_LEADS)).isEmpty()) {
            throw new BadInput("owner", said, List.of());
        }
        return owner;
    }

    private Capture.Next next(JsonNode body) {
        return new Capture.Next(
                owner(body),
                line(body, "step"),
                instant(body, "due_at"),
                isSaid(body, "noticed"),
                line(body, "consent"));
    }

    private static boolean isSaid(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new BadInput(field, value.toString(), List.of("true", "false"));
        }
        return value.asBoolean(false);
    }

    private static @Nullable Instant instant(JsonNode body, String field) {
        String said = text(body, field, LONGEST);
        if (said.isEmpty()) {
            return null;
        }
        try {
            Instant at = OffsetDateTime.parse(said).toInstant();
            if (at.isAfter(Instant.EPOCH) && at.isBefore(Instant.parse("2300-01-01T00:00:00Z"))) {
                return at;
            }
        } catch (DateTimeException unreadable) {
            // refused below, as a time out of range is
        }
        throw new BadInput(field, said, TIMES);
    }

    /** One line of text, blanks around it left out. */
    private static String line(JsonNode body, String field) {
        String said = text(body, field, LONGEST).strip();
        if (said.codePoints().anyMatch(Character::isISOControl)) {
            throw new BadInput(field, said, List.of("1 – " + LONGEST));
        }
        return said;
    }

    private static String text(JsonNode body, String field, int longest) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString() || value.asString("").length() > longest) {
            throw new BadInput(field, value.toString(), List.of("1 – " + longest));
        }
        return value.asString("");
    }
}
