package paddock.twin;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import paddock.twin.Choice.Field;

/**
 * One of two companies that are put side by side.
 *
 * @param values as people read them, by their field; empty where there is none
 * @param standing how far one deals with it: open, prepay or barred
 * @param changedAt when it was last changed, as far as the trail knows
 * @param into which company it is part of
 */
record Side(
        UUID id,
        String name,
        Map<Field, String> values,
        String standing,
        Instant changedAt,
        boolean demo,
        @Nullable UUID into) {

    private static final List<String> STRICTER = List.of("open", "prepay", "barred");

    Side {
        values = Map.copyOf(values);
    }

    public String of(Field field) {
        return values.getOrDefault(field, "");
    }

    /** What the survivor is known by goes on, unless somebody says otherwise. */
    private static final List<Field> KEPT = List.of(Field.NAME, Field.PROFILE);

    /**
     * What is proposed to go on with: what is there rather than what is not, then what was changed last, the survivor’s name and
     * page, and of two standings the stricter.
     */
    static Choice proposed(Side own, Side other) {
        Map<Field, Choice.Side> fields = new EnumMap<>(Field.class);
        boolean later = other.changedAt().isAfter(own.changedAt());
        for (Field field : Field.values()) {
            boolean lacks = own.of(field).isEmpty() && !other.of(field).isEmpty();
            boolean newer = later && !other.of(field).isEmpty() && !KEPT.contains(field);
            fields.put(field, lacks || newer ? Choice.Side.OTHER : Choice.Side.OWN);
        }
        boolean stricter = STRICTER.indexOf(other.standing()) > STRICTER.indexOf(own.standing());
        fields.put(Field.STANDING, stricter ? Choice.Side.OTHER : Choice.Side.OWN);
        numbers(own, other, fields);
        return new Choice(fields);
    }

    /** The number of an office begins with that of its company: they come from one side, where they do not agree. */
    private static void numbers(Side own, Side other, Map<Field, Choice.Side> fields) {
        String siren = fields.get(Field.SIREN) == Choice.Side.OTHER ? other.of(Field.SIREN) : own.of(Field.SIREN);
        for (Field field : List.of(Field.SIRET, Field.VAT)) {
            boolean fits = (fields.get(field) == Choice.Side.OTHER ? other : own)
                    .of(field)
                    .contains(siren);
            if (!fits && !siren.isEmpty()) {
                fields.put(field, fields.getOrDefault(Field.SIREN, Choice.Side.OWN));
            }
        }
    }

    public int filled() {
        return (int) values.values().stream().filter(value -> !value.isEmpty()).count();
    }
}
