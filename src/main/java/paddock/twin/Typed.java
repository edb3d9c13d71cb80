package paddock.twin;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import paddock.directory.Clients;
import paddock.web.BadInput;

/** The companies that are there already and may be the one that somebody is writing down. */
@Component
class Typed {

    private static final int MOST = 5;
    private static final int NEAR = 40;

    /** More companies than one person keeps have no domain together that tells them. */
    private static final int FEW = 3;

    private static final int LONGEST = 254;
    private static final int FULLEST = 20;

    private final Faces faces;
    private final Clients clients;

    Typed(Faces faces, Clients clients) {
        this.faces = faces;
        this.clients = clients;
    }

    /** One that is there, and why it may be the same. */
    public record Alike(UUID id, String name, int score, List<Sign> signs) {

        public Alike {
            signs = List.copyOf(signs);
        }
    }

    /**
     * The likeliest first, a few.
     *
     * @param typed the fields of the form as they now are: a name, numbers, a mailbox, a phone, addresses; {@code except} for the company
     *     that it is about
     */
    List<Alike> alike(Map<String, String> typed) {
        String name = name(typed);
        Face face = face(typed, name);
        String except = said(typed, "except");
        List<Face> near = faces.of(faces.near(face, name, NEAR));
        boolean isCommon = near.stream()
                        .filter(each -> !Collections.disjoint(each.domains(), face.domains()))
                        .count()
                > FEW;
        List<Scored> scored = near.stream()
                .filter(each -> !each.id().toString().equals(except))
                .map(each ->
                        new Scored(each.id(), likeness(face, each, isCommon ? Set.of(Sign.SAME_DOMAIN) : Set.of())))
                .filter(each -> each.likeness().score() >= Likeness.MENTIONED)
                .sorted(Comparator.comparingInt(
                                (Scored each) -> -each.likeness().score())
                        .thenComparing(Scored::id))
                .limit(MOST)
                .toList();
        Map<UUID, String> names = clients.names(scored.stream().map(Scored::id).collect(Collectors.toSet()));
        return scored.stream()
                .map(each -> new Alike(
                        each.id(),
                        names.getOrDefault(each.id(), ""),
                        each.likeness().score(),
                        each.likeness().signs()))
                .toList();
    }

    private record Scored(UUID id, Likeness likeness) {}

    /** Without signs that say nothing here: a domain of many companies is none of their own. */
    private static Likeness likeness(Face face, Face other, Set<Sign> without) {
        return new Likeness(Likeness.of(face, other).signs().stream()
                .filter(sign -> !without.contains(sign))
                .toList());
    }

    private static String name(Map<String, String> typed) {
        String name = said(typed, "name");
        return name.isEmpty() ? said(typed, "company") : name;
    }

    private static Face face(Map<String, String> typed, String name) {
        Face.Draft draft = new Face.Draft(new UUID(0, 0), name)
                .number(said(typed, "siren"), said(typed, "siret"), said(typed, "vat"))
                .email(said(typed, "email"))
                .phone(said(typed, "phone"));
        for (String kind : List.of("billing", "visiting")) {
            if (!said(typed, kind + ".street").isEmpty()
                    || !said(typed, kind + ".town").isEmpty()) {
                draft.place(new Face.Place(
                        said(typed, kind + ".street"),
                        said(typed, kind + ".postcode"),
                        said(typed, kind + ".town"),
                        said(typed, kind + ".country")));
            }
        }
        return draft.face();
    }

    private static String said(Map<String, String> typed, String name) {
        String said = typed.getOrDefault(name, "").strip();
        if (said.length() > LONGEST || said.indexOf('\0') >= 0 || typed.size() > FULLEST) {
            throw new BadInput(name, said, List.of());
        }
        return said;
    }
}
