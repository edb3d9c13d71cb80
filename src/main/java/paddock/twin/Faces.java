package paddock.twin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Companies as they are compared, read from what the directory holds; those that are part of another are left out. */
@Component
class Faces {

    private static final int AT_ONCE = 5000;

    private final JdbcClient jdbc;

    Faces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them. */
    List<Face> all() {
        return read("");
    }

    /** Some of them. */
    List<Face> of(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : read(" and c.id = any (:ids)", ids.toArray(UUID[]::new));
    }

    private List<Face> read(String which, UUID... ids) {
        Map<UUID, Face.Draft> drafts = new LinkedHashMap<>();
        List<UUID> param = List.of(ids);
        jdbc.sql(COMPANIES + which)
                .withFetchSize(AT_ONCE)
                .param("ids", param.toArray(UUID[]::new))
                .query(row -> {
                    UUID id = Objects.requireNonNull(row.getObject("id", UUID.class));
                    drafts.put(
                            id,
                            new Face.Draft(id, String.valueOf(row.getString("name")))
                                    .number(row.getString("siren"), row.getString("siret"), row.getString("vat")));
                });
        jdbc.sql(CONTACTS + which)
                .withFetchSize(AT_ONCE)
                .param("ids", param.toArray(UUID[]::new))
                .query(row -> {
                    Face.Draft draft = drafts.get(row.getObject("company", UUID.class));
                    if (draft != null) {
                        draft.email(String.valueOf(row.getString("email")))
                                .phone(String.valueOf(row.getString("phone")));
                    }
                });
        jdbc.sql(ADDRESSES + which)
                .withFetchSize(AT_ONCE)
                .param("ids", param.toArray(UUID[]::new))
                .query(row -> {
                    Face.Draft draft = drafts.get(row.getObject("company", UUID.class));
                    if (draft != null) {
                        draft.place(new Face.Place(
                                String.valueOf(row.getString("street")),
                                String.valueOf(row.getString("postcode")),
                                String.valueOf(row.getString("town")),
                                String.valueOf(row.getString("country"))));
                    }
                });
        List<Face> faces = new ArrayList<>(drafts.size());
        drafts.values().forEach(draft -> faces.add(draft.face()));
        return faces;
    }

    /** Those that may be like somebody who is being written down, found by index; {@code most} for each thing that is known. */
    List<UUID> near(Face face, String name, int most) {
        return jdbc.sql(NEAR)
                .param("name", Called.plain(name))
                .param("telling", Called.plain(name).length() >= 3)
                .param("numbers", face.numbers().toArray(String[]::new))
                .param("mailboxes", face.mailboxes().toArray(String[]::new))
                .param("domains", face.domains().toArray(String[]::new))
                .param("phones", face.phones().toArray(String[]::new))
                .param("codes", codes(face))
                .param("most", most)
                .query((row, n) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list();
    }

    /** Postcodes without their country. */
    private static String[] codes(Face face) {
        return face.streets().stream()
                .map(street -> street.substring(2).replaceAll(" .*", ""))
                .distinct()
                .toArray(String[]::new);
    }

    private static final String COMPANIES = """
            select c.id, c.name, c.siren, c.siret, c.vat
              from directory.company c
             where c.absorbed_into is null and (cast(:ids as uuid[]) is not null)""";

    private static final String CONTACTS = """
            select k.company, k.email, k.phone
              from directory.contact k
              join directory.company c on c.id = k.company
             where c.absorbed_into is null and (cast(:ids as uuid[]) is not null)""";

    private static final String ADDRESSES = """
            select a.company, a.street, a.postcode, a.town, a.country
              from directory.address a
              join directory.company c on c.id = a.company
             where c.absorbed_into is null and (cast(:ids as uuid[]) is not null)""";

    private static final String NEAR = """
            (select id from directory.company
              where :telling and absorbed_into is null and (sought %> :name or sought like :name || '%')
              order by sought <->> :name limit :most)
            union
            (select id from directory.company where siren = any (:numbers) limit :most)
            union
            (select id from directory.company where vat = any (:numbers) limit :most)
            union
            (select id from directory.company where right(vat, 9) = any (:numbers) and vat is not null limit :most)
            union
            (select company from directory.contact where lower(email) = any (:mailboxes) limit :most)
            union
            (select company from directory.contact
              where split_part(lower(email), '@', 2) = any (:domains) and email <> '' limit :most)
            union
            (select company from directory.contact
              where right(regexp_replace(phone, '[^0-9]', '', 'g'), 9) = any (:phones) and phone <> '' limit :most)
            union
            (select company from directory.address where upper(postcode) = any (:codes) and postcode <> '' limit :most)
            """;
}
