package paddock.rolodex;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paddock.kernel.Acting;
import paddock.lead.Capture;
import paddock.lead.Captured;
import paddock.lead.Foresight;
import paddock.lead.Lead;
import paddock.lead.Leads;
import paddock.lead.Photos;
import paddock.lead.Picture;

/** Cards that go to the leads of an exhibition, each like one that is taken at the stand. */
final class LeadDrawer implements Drawer {

    private final Doors doors;
    private final @Nullable UUID exhibition;
    private final Instant met;
    private final Map<String, List<Before>> before = new HashMap<>();
    private final Set<UUID> shown = new HashSet<>();

    /** @param met when they were met, as far as can be told */
    LeadDrawer(Doors doors, @Nullable UUID exhibition, Instant met) {
        this.doors = doors;
        this.exhibition = exhibition;
        this.met = met;
    }

    /** Somebody of whom a card of the same file says something. */
    private record Before(String name, String called) {}

    /** Through what they go. */
    record Doors(Leads leads, Foresight foresight, Photos photos) {}

    @Override
    public Verdict tried(Card card, Judging.Choice choice) {
        Verdict verdict = alone(card);
        if (verdict.outcome() != Outcome.NEW) {
            return verdict;
        }
        if (!shown.add(capture(card).id())) {
            return Verdict.of(Outcome.KNOWN, null, List.of(Said.of("as-before", card.called())));
        }
        String name = card.person().name();
        Optional<String> twin = marks(card)
                .flatMap(mark -> before.getOrDefault(mark, List.of()).stream())
                .filter(one -> Lead.Card.mayBeOne(one.name(), name))
                .map(Before::called)
                .findFirst();
        marks(card)
                .forEach(mark ->
                        before.computeIfAbsent(mark, any -> new ArrayList<>()).add(new Before(name, card.called())));
        return twin.map(called -> Verdict.of(Outcome.FILLED, null, List.of(Said.of("as-before", called))))
                .orElse(verdict);
    }

    private Verdict alone(Card card) {
        if (!card.person().isThere() && card.firm().name().isEmpty()) {
            return Verdict.refused(Said.of("nobody"));
        }
        Optional<UUID> itself = Judging.id(card.uid());
        return switch (doors.foresight().of(capture(card), itself)) {
            case Foresight.Foreseen.New _ -> Verdict.of(Outcome.NEW, null, card.notes());
            case Foresight.Foreseen.More more ->
                Verdict.of(Outcome.FILLED, more.lead(), with(card.notes(), Said.of("fills-lead", more.called())));
            case Foresight.Foreseen.Known known -> Verdict.of(Outcome.KNOWN, known.lead(), List.of());
        };
    }

    private static List<Said> with(List<Said> notes, Said first) {
        List<Said> all = new ArrayList<>(List.of(first));
        all.addAll(notes);
        return all;
    }

    /** As leads are known again: the same mailbox, or the same name at the same firm. */
    private static Stream<String> marks(Card card) {
        Stream<String> mail = Stream.of(card.person().email()).filter(each -> !each.isEmpty());
        boolean named = card.person().isThere() && !card.firm().name().isEmpty();
        String name = Plain.words(card.person().name()) + "\n"
                + Plain.words(card.firm().name());
        return Stream.concat(mail, named ? Stream.of(name) : Stream.empty());
    }

    @Override
    public Verdict entered(Acting by, Card card, Entry entry) {
        Verdict verdict = alone(card);
        if (!verdict.outcome().fits()) {
            return verdict;
        }
        Taken taken = taken(by, card);
        List<Said> said = new ArrayList<>(verdict.said());
        entry.picture().ifPresent(photo -> {
            Optional<Picture> picture = Picture.of(photo.bytes());
            picture.ifPresent(one -> doors.photos().keep(taken.encounter(), one));
            if (picture.isEmpty()) {
                said.add(Said.of("no-photo"));
            }
        });
        return Drawer.in(taken.lead(), said);
    }

    private record Taken(UUID encounter, UUID lead) {}

    /** Whoever was forgotten since the same card was taken is met anew. */
    private Taken taken(Acting by, Card card) {
        String since = "";
        while (true) {
            Capture capture = capture(card, since);
            Captured captured = doors.leads().capture(by, capture);
            boolean isThere = doors.leads().withId(captured.lead()).isPresent();
            if (isThere || !(captured instanceof Captured.Known)) {
                return new Taken(capture.id(), captured.lead());
            }
            since = captured.lead().toString();
        }
    }

    /** What the same card says makes the same id: it is there once, however often it is sent. */
    private Capture capture(Card card) {
        return capture(card, "");
    }

    private Capture capture(Card card, String since) {
        Card.Person person = card.person();
        String note = note(card);
        String all = String.join(
                "\n",
                String.valueOf(exhibition),
                person.name(),
                card.firm().name(),
                person.function(),
                person.email(),
                person.phone(),
                note + since);
        return new Capture(
                UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)),
                exhibition,
                new Capture.When(met, null),
                Capture.Way.FILE,
                "",
                new Lead.Card(
                        person.name(),
                        card.firm().name(),
                        person.function(),
                        person.email(),
                        person.phone(),
                        false,
                        "fr"),
                new Lead.Wants(Lead.Grade.C, "", "", "", note, List.of()),
                new Capture.Next(null, "", null, false, ""));
    }

    /** What has no place of its own on a lead is not lost. */
    private static String note(Card card) {
        Stream<String> place = Stream.of(card.firm().place())
                .filter(each -> !each.equals(Card.Place.NOWHERE))
                .map(each -> String.join(
                        ", ",
                        Stream.of(each.street(), (each.postcode() + " " + each.town()).strip(), each.country())
                                .filter(part -> !part.isEmpty())
                                .toList()));
        return Plain.lines(String.join(
                "\n",
                Stream.of(
                                Stream.of(card.note()),
                                Stream.of(String.join(" · ", card.others())),
                                Stream.of(card.firm().web()),
                                place)
                        .flatMap(each -> each)
                        .filter(each -> !each.isEmpty())
                        .toList()));
    }
}
