package paddock.twin;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import paddock.web.BadInput;

/** Whose values the survivor goes on with, field by field. */
record Choice(Map<Field, Side> fields) {

    enum Side {
        /** The survivor's own. */
        OWN,
        /** That of the company which becomes part of it. */
        OTHER;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Field {
        NAME,
        SIREN,
        SIRET,
        VAT,
        STANDING,
        BILLING,
        VISITING,
        PROFILE;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Choice {
        fields = Map.copyOf(fields);
    }

    public Side of(Field field) {
        return fields.getOrDefault(field, Side.OWN);
    }

    /** What somebody chose; what they say nothing of is as proposed. */
    static Choice of(Map<String, String> said, Choice proposed) {
        Map<Field, Side> fields = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            String side = said.getOrDefault(field.key(), "");
            fields.put(field, side.isEmpty() ? proposed.of(field) : side(field, side));
        }
        return new Choice(fields);
    }

    private static Side side(Field field, String said) {
        List<String> all = Arrays.stream(Side.values()).map(Side::key).toList();
        return Arrays.stream(Side.values())
                .filter(side -> side.key().equals(said))
                .findFirst()
                .orElseThrow(() -> new BadInput(field.key(), said, all));
    }
}
