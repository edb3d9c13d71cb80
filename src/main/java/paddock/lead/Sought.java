package paddock.lead;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import paddock.web.Asked;
import paddock.web.BadInput;

/**
 * Which leads somebody wants to see.
 *
 * @param owner absent for everybody's
 * @param grade empty for all, as {@code stage}
 * @param due before when something is to be done about them, the most urgent first; absent for all, the latest first
 * @param after the last one already seen
 */
public record Sought(
        String text,
        @Nullable UUID exhibition,
        @Nullable UUID owner,
        @Nullable UUID company,
        String grade,
        String stage,
        @Nullable Instant due,
        @Nullable UUID after) {

    private static final int LONGEST = 200;

    static final Sought ALL = new Sought("", null, null, null, "", "", null, null);

    /**
     * Those that an address asks for.
     *
     * @throws BadInput what cannot be read
     */
    public static Sought of(Map<String, String> parameters) {
        String text = parameters.getOrDefault("text", "").strip();
        if (text.length() > LONGEST) {
            throw new BadInput("text", text.substring(0, LONGEST), List.of("1 – " + LONGEST));
        }
        String grade = parameters.getOrDefault("grade", "");
        if (!grade.isEmpty() && Lead.Grade.of(grade).isEmpty()) {
            throw new BadInput("grade", grade, List.of("A", "B", "C"));
        }
        String stage = parameters.getOrDefault("stage", "");
        if (!stage.isEmpty() && Lead.Stage.of(stage).isEmpty()) {
            throw new BadInput(
                    "stage",
                    stage,
                    Arrays.stream(Lead.Stage.values()).map(Lead.Stage::key).toList());
        }
        return new Sought(
                text,
                id(parameters, "exhibition"),
                id(parameters, "owner"),
                id(parameters, "company"),
                grade,
                stage,
                null,
                id(parameters, "after"));
    }

    private static @Nullable UUID id(Map<String, String> parameters, String name) {
        String value = parameters.getOrDefault(name, "");
        return value.isEmpty() ? null : Asked.id(name, value);
    }

    boolean isDue() {
        return due != null;
    }

    public boolean isNarrowed() {
        return !asked().isEmpty();
    }

    /** Those about which something is to be done before then. */
    Sought dueBefore(Instant time) {
        return new Sought(text, exhibition, owner, company, grade, stage, time, after);
    }

    public Sought after(UUID last) {
        return new Sought(text, exhibition, owner, company, grade, stage, due, last);
    }

    /** The address at which they are shown. */
    public String at(String path) {
        Map<String, String> asked = asked();
        if (after != null) {
            asked.put("after", after.toString());
        }
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        asked.forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(asked).toUriString();
    }

    private Map<String, String> asked() {
        Map<String, String> asked = new TreeMap<>();
        asked.put("text", text);
        asked.put("exhibition", exhibition == null ? "" : exhibition.toString());
        asked.put("owner", owner == null ? "" : owner.toString());
        asked.put("company", company == null ? "" : company.toString());
        asked.put("grade", grade);
        asked.put("stage", stage);
        return asked.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }

    /** Of whom that is so, by what is asked alone: a condition that is there for nothing keeps others from their index. */
    String where() {
        StringBuilder where = new StringBuilder(" where l.forgotten_at is null");
        asked().keySet().forEach(name -> where.append(CONDITIONS.get(name)));
        if (isDue()) {
            where.append(" and l.due_at < :due");
        }
        if (after != null) {
            where.append(isDue() ? LESS_URGENT : LATER);
        }
        return where.append(isDue() ? URGENT : LATEST).toString();
    }

    Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("exhibition", exhibition);
        values.put("owner", owner);
        values.put("company", company);
        values.put("text", text);
        values.put(
                "like",
                "%"
                        + LeadRows.sought(text)
                                .replace("!", "!!")
                                .replace("%", "!%")
                                .replace("_", "!_")
                        + "%");
        values.put("grade", grade);
        values.put("stage", stage);
        values.put("due", due == null ? null : Timestamp.from(due));
        values.put("after", after);
        return values;
    }

    private static final Map<String, String> CONDITIONS = Map.of(
            "text", " and (l.sought like :like escape '!' or l.email like :like escape '!')",
            "exhibition", " and l.exhibition = :exhibition",
            "owner", " and l.owner = :owner",
            "company", " and l.company = :company",
            "grade", " and l.grade = :grade",
            "stage", " and l.stage = :stage");

    private static final String LATER =
            " and (l.met_at, l.id) < (select a.met_at, a.id from lead.lead a where a.id = :after)";

    private static final String LESS_URGENT =
            " and (l.due_at, l.id) > (select a.due_at, a.id from lead.lead a where a.id = :after)";

    private static final String LATEST = " order by l.met_at desc, l.id desc limit :most";

    private static final String URGENT = " order by l.due_at, l.id limit :most";
}
