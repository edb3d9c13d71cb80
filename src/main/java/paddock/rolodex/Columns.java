package paddock.rolodex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the columns of a table are, told from what people and programs call them. Somebody looks at it before it counts. */
final class Columns {

    /** What a column can be; empty for one that nobody looks at. */
    static final List<String> FIELDS = List.of(
            "",
            "id",
            "firm",
            "siren",
            "siret",
            "vat",
            "naf",
            "web",
            "name",
            "given",
            "family",
            "function",
            "email",
            "phone",
            "street",
            "postcode",
            "town",
            "country",
            "address",
            "note");

    /** Of these, what stands in several columns counts. */
    private static final Set<String> SEVERAL = Set.of("email", "phone", "street", "note", "address");

    /** By field, without accents and signs. */
    private static final String NAMES = """
            id: id; uid; identifiant
            firm: societe; raison sociale; entreprise; nom de la societe; nom societe; nom entreprise; nom de l entreprise;\
              denomination; denomination sociale; organisation; organisme; structure; company; company name; firm;\
              organization; organization name; organization 1 name; organisation name; employer; etablissement
            siren: siren; numero siren; n siren; no siren
            siret: siret; numero siret; n siret; no siret
            vat: vat; vat number; tva; numero de tva; n tva; tva intracommunautaire; n tva intracommunautaire;\
              numero tva intracommunautaire; numero de tva intracommunautaire; tva intracom
            naf: naf; code naf; ape; code ape; code naf ape; code ape naf; naf ape
            web: web; site; site web; site internet; url; website; web page; page web; website 1 value; www
            name: nom complet; nom et prenom; nom prenom; prenom nom; prenom et nom; contact; nom du contact;\
              interlocuteur; full name; display name; contact name; nom affiche; correspondant
            given: prenom; prenoms; first name; given name; firstname; prenom du contact
            family: nom de famille; last name; family name; surname; lastname; nom usuel; nom du contact famille
            function: fonction; poste; titre; titre du poste; job title; function; role; position; title; qualite;\
              intitule du poste; organization title; organization 1 title
            email: email; e mail; courriel; mail; adresse mail; adresse email; adresse e mail; adresse de messagerie;\
              email address; e mail address; adresse electronique; mel; e mail 1 value; e mail 2 value; e mail 3 value;\
              e mail 2; email 2; e mail 2 address; e mail 3 address; adresse de messagerie 2; email professionnel;\
              mail pro; courriel professionnel; primary email; secondary email
            phone: portable; mobile; tel portable; tel mobile; telephone portable; telephone mobile; gsm; cell; cell phone;\
              mobile phone; n de portable; tel; telephone; phone; telephone fixe; fixe; tel fixe; numero de telephone;\
              n de telephone; phone number; business phone; work phone; telephone bureau; telephone professionnel; tel pro;\
              tel bureau; standard; phone 1 value; phone 2 value; phone 3 value; business phone 2; telephone 2 bureau;\
              tel 2; telephone 2; primary phone; ligne directe
            street: adresse; rue; voie; adresse 1; adresse 2; adresse ligne 1; adresse ligne 2; complement d adresse;\
              complement adresse; street; address; address 1; address 2; address line 1; address line 2; business street;\
              business street 2; rue bureau; rue 2 bureau; street address; address 1 street; adresse postale; work address
            postcode: cp; code postal; postcode; postal code; zip; zip code; business postal code; code postal bureau;\
              address 1 postal code; work zipcode
            town: ville; commune; localite; town; city; business city; ville bureau; address 1 city; work city
            country: pays; country; pays region; business country region; pays region bureau; address 1 country; code pays;\
              work country; country code
            address: visiting; billing; adresse complete; full address; address 1 formatted
            note: note; notes; commentaire; commentaires; remarque; remarques; observations; comment; comments; need; besoin
            """;

    private static final Map<String, String> CALLED = called();

    private Columns() {}

    private static Map<String, String> called() {
        Map<String, String> called = new HashMap<>();
        NAMES.lines().forEach(line -> {
            String[] parts = line.split(":", 2);
            for (String name : parts[1].split(";", -1)) {
                called.put(name.strip(), parts[0]);
            }
        });
        return Map.copyOf(called);
    }

    /** For each column what it most likely is. */
    static List<String> guessed(List<String> columns, Intake.Into into) {
        List<String> plain = columns.stream().map(Plain::words).toList();
        List<String> fields = new ArrayList<>();
        for (String name : plain) {
            String field = CALLED.getOrDefault(name, "");
            fields.add(field.isEmpty() || SEVERAL.contains(field) || !fields.contains(field) ? field : "");
        }
        boolean firm = fields.contains("firm");
        boolean isOfFirms = into == Intake.Into.COMPANIES && !firm && !fields.contains("given");
        for (int i = 0; i < plain.size(); i++) {
            if (List.of("nom", "name", "noms").contains(plain.get(i))) {
                String field = isOfFirms ? "firm" : fields.contains("given") ? "family" : "name";
                fields.set(i, fields.contains(field) ? "" : field);
            }
        }
        return List.copyOf(fields);
    }
}
