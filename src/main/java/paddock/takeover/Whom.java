package paddock.takeover;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import paddock.directory.Clients;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.takeover.Times.Misread;

/** Which companies lines are about. Each name is looked for once. */
final class Whom {

    private final Acting by;
    private final Clients clients;
    private final Map<String, List<Clients.Named>> known = new HashMap<>();

    Whom(Acting by, Clients clients) {
        this.by = by;
        this.clients = clients;
    }

    /**
     * A company.
     *
     * @param newName what it is called where it is yet to be added, and the id stands for it until then; else empty
     */
    record Found(UUID id, String newName) {}

    /** @throws Misread where no company is meant, or it cannot be said which */
    Found of(String cell, Matching matching) {
        if (cell.isEmpty()) {
            return given(matching, Note.of("no-company"));
        }
        List<Clients.Named> called = called(cell);
        if (called.size() == 1) {
            return new Found(called.getFirst().id(), "");
        }
        if (called.size() > 1) {
            throw new Misread(Note.of("several-companies", cell));
        }
        return switch (matching.same("unknown")) {
            case "create" -> added(cell);
            case "given" -> given(matching, Note.of("unknown-company", cell));
            default -> throw new Misread(Note.of("unknown-company", cell));
        };
    }

    private Found added(String name) {
        if (!Clients.isName(name) || !by.may(Permission.KEEP_COMPANIES)) {
            throw new Misread(Note.of("no-company-name", name));
        }
        return new Found(UUID.nameUUIDFromBytes(Times.plain(name).getBytes(StandardCharsets.UTF_8)), name.strip());
    }

    private Found given(Matching matching, Note otherwise) {
        String given = matching.same("company");
        List<Clients.Named> called = given.isEmpty() ? List.of() : called(given);
        if (called.size() != 1) {
            throw new Misread(given.isEmpty() ? otherwise : Note.of("unknown-company", given));
        }
        return new Found(called.getFirst().id(), "");
    }

    private List<Clients.Named> called(String name) {
        return known.computeIfAbsent(name, clients::called);
    }
}
