package paddock.rolodex;

import java.util.List;

/**
 * What one card or line of a file says of somebody, and of the company they are of; empty what it does not say.
 *
 * @param uid by which the program that wrote it knows it
 * @param others further numbers and addresses, which have no place of their own here
 * @param notes what was left out of it, and why
 */
record Card(String uid, Person person, Firm firm, String note, List<String> others, List<Said> notes) {

    Card {
        others = List.copyOf(others);
        notes = List.copyOf(notes);
    }

    /** Somebody to reach. */
    record Person(String name, String function, String email, String phone) {

        static final Person NOBODY = new Person("", "", "", "");

        boolean isThere() {
            return !name.isEmpty();
        }
    }

    /**
     * A company.
     *
     * @param naf the code of its activity by the French nomenclature
     */
    record Firm(String name, String siren, String siret, String vat, String naf, String web, Place place) {}

    /**
     * Where a company is.
     *
     * @param country in two letters
     */
    record Place(String street, String postcode, String town, String country) {

        static final Place NOWHERE = new Place("", "", "", "");
    }

    /** What it is called in lists. */
    String called() {
        return firm.name().isEmpty()
                ? person.name()
                : person.name().isEmpty() ? firm.name() : person.name() + " · " + firm.name();
    }
}
