package paddock.trade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;
import paddock.account.Mistakes;

/**
 * A profile as the form tells of it.
 *
 * @param version which writing of the page whoever fills it in has read, and {@code draft} which of the proposal
 */
record ProfileForm(
        List<String> trades,
        String naf,
        String french,
        String english,
        String web,
        List<String> contacts,
        List<Row> relations,
        int version,
        int draft) {

    private static final int BLANK = 2;

    /** What it is to another company, by name. */
    record Row(String kind, String other) {

        boolean isBlank() {
            return kind.isEmpty() && other.isEmpty();
        }
    }

    static ProfileForm of(Profile profile, Map<UUID, String> names, int version, int draft) {
        return new ProfileForm(
                profile.trades(),
                profile.naf(),
                profile.french(),
                profile.english(),
                profile.web(),
                profile.contacts().stream().map(UUID::toString).toList(),
                profile.relations().stream()
                        .map(each -> new Row(each.kind().key(), names.getOrDefault(each.other(), "")))
                        .toList(),
                version,
                draft);
    }

    static ProfileForm of(MultiValueMap<String, String> given) {
        List<String> kinds = all(given, "relation");
        List<String> others = all(given, "other");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(Math.min(kinds.size(), others.size()), 2 * Profile.MOST_RELATIONS); i++) {
            rows.add(new Row(kinds.get(i).strip(), others.get(i).strip()));
        }
        rows.removeIf(Row::isBlank);
        return new ProfileForm(
                all(given, "trade").stream().distinct().toList(),
                one(given, "naf").toUpperCase(Locale.ROOT).replace(" ", ""),
                one(given, "about_fr").replace("\r\n", "\n"),
                one(given, "about_en").replace("\r\n", "\n"),
                address(one(given, "web")),
                all(given, "contact"),
                rows,
                number(one(given, "version")),
                number(one(given, "draft")));
    }

    private static List<String> all(MultiValueMap<String, String> given, String name) {
        return Objects.requireNonNullElse(given.get(name), List.of());
    }

    private static String one(MultiValueMap<String, String> given, String name) {
        return Objects.requireNonNullElse(given.getFirst(name), "").strip();
    }

    /** Few write what every address begins with. */
    private static String address(String typed) {
        return typed.isEmpty() || typed.contains("://") ? typed : "https://" + typed;
    }

    private static int number(String typed) {
        return typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : 0;
    }

    /** The same words, over other writings of page and proposal. */
    ProfileForm over(int otherVersion, int otherDraft) {
        return new ProfileForm(trades, naf, french, english, web, contacts, relations, otherVersion, otherDraft);
    }

    /** Its rows, and some more to write in. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>(relations);
        for (int i = 0; i < BLANK; i++) {
            rows.add(new Row("", ""));
        }
        return rows;
    }

    /** @param known what can be named: trades, and companies by the names that were typed */
    Mistakes mistakes(Known known) {
        Mistakes mistakes = Mistakes.NONE;
        if (trades.size() > Profile.MOST_TRADES || !known.trades().containsAll(trades)) {
            mistakes = mistakes.and("trade", "trades");
        }
        if (!naf.isEmpty() && !Profile.isNaf(naf)) {
            mistakes = mistakes.and("naf", "naf");
        }
        if (!ProfileJson.isText(french, Profile.LONGEST)) {
            mistakes = mistakes.and("about_fr", "about");
        }
        if (!ProfileJson.isText(english, Profile.LONGEST)) {
            mistakes = mistakes.and("about_en", "about");
        }
        if (!web.isEmpty() && !ProfileJson.isAddress(web)) {
            mistakes = mistakes.and("web", "web");
        }
        long parents = relations.stream()
                .filter(row -> row.kind().equals(Relation.Kind.PARENT.key()))
                .count();
        boolean named = relations.stream()
                .allMatch(row -> Relation.Kind.withKey(row.kind()).isPresent()
                        && known.companies().containsKey(row.other()));
        if (!named) {
            mistakes = mistakes.and("other", "relation");
        } else if (parents > 1 || relations.size() > Profile.MOST_RELATIONS) {
            mistakes = mistakes.and("other", "relations");
        }
        return mistakes;
    }

    /**
     * What a form can name.
     *
     * @param companies by the names that were typed
     * @param contacts those that the company has
     */
    record Known(List<String> trades, Map<String, UUID> companies, List<UUID> contacts) {}

    /** What it says, where nothing is wrong with it. */
    Profile profile(Known known) {
        return new Profile(
                trades,
                naf,
                french,
                english,
                web,
                known.contacts().stream()
                        .filter(id -> contacts.contains(id.toString()))
                        .toList(),
                relations.stream()
                        .map(row -> new Relation(
                                Relation.Kind.withKey(row.kind()).orElseThrow(),
                                Objects.requireNonNull(known.companies().get(row.other()))))
                        .collect(Collectors.toList()));
    }
}
