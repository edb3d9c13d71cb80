package paddock.directory;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The numbers a company goes by, without the spaces people write in them.
 *
 * @param siren of the company in France
 * @param siret of its head office there
 * @param vat for value added tax, in any country of the Union
 */
public record Numbers(
        @Nullable String siren,
        @Nullable String siret,
        @Nullable String vat) {

    public static final Numbers NONE = new Numbers(null, null, null);

    /** Its post offices are numbered by a rule of their own (INSEE). */
    private static final String LA_POSTE = "356000000";

    /** Why a number is not taken, as the texts name it. */
    public enum Flaw {
        SIREN_FORM,
        SIREN_KEY,
        SIRET_FORM,
        SIRET_KEY,
        SIRET_OTHER_SIREN,
        SIRET_ALONE,
        VAT_FORM,
        VAT_KEY
    }

    /** As people write them: spaces, dots and dashes mean nothing, nor does the size of letters. */
    public static Numbers written(String siren, String siret, String vat) {
        return new Numbers(bare(siren), bare(siret), bare(vat));
    }

    private static @Nullable String bare(String written) {
        String bare = written.replaceAll("[\\s\\p{Z}.\\-]", "").toUpperCase(java.util.Locale.ROOT);
        return bare.isEmpty() ? null : bare;
    }

    public Optional<Flaw> sirenFlaw() {
        if (siren == null) {
            return Optional.empty();
        }
        if (!siren.matches("[0-9]{9}")) {
            return Optional.of(Flaw.SIREN_FORM);
        }
        return isLuhn(siren) && !siren.equals("000000000") ? Optional.empty() : Optional.of(Flaw.SIREN_KEY);
    }

    public Optional<Flaw> siretFlaw() {
        if (siret == null) {
            return Optional.empty();
        }
        if (!siret.matches("[0-9]{14}")) {
            return Optional.of(Flaw.SIRET_FORM);
        }
        boolean good = isLuhn(siret) || (siret.startsWith(LA_POSTE) && sum(siret) % 5 == 0);
        if (!good) {
            return Optional.of(Flaw.SIRET_KEY);
        }
        if (siren == null) {
            return Optional.of(Flaw.SIRET_ALONE);
        }
        return siret.startsWith(siren) ? Optional.empty() : Optional.of(Flaw.SIRET_OTHER_SIREN);
    }

    /** Its form by country is left to the country, but for France, where it holds the SIREN and a key over it. */
    public Optional<Flaw> vatFlaw() {
        if (vat == null) {
            return Optional.empty();
        }
        if (!vat.matches("[A-Z]{2}[0-9A-Z+*]{2,12}")) {
            return Optional.of(Flaw.VAT_FORM);
        }
        if (!vat.startsWith("FR")) {
            return Optional.empty();
        }
        if (!vat.matches("FR[0-9A-HJ-NP-Z]{2}[0-9]{9}")) {
            return Optional.of(Flaw.VAT_FORM);
        }
        boolean otherSiren = siren != null && !vat.endsWith(siren);
        boolean otherKey = vat.matches("FR[0-9]{11}") && !vat.equals(french(vat.substring(4)));
        return otherSiren || otherKey ? Optional.of(Flaw.VAT_KEY) : Optional.empty();
    }

    /** What the French number would be; absent where no SIREN says. */
    Optional<String> expectedVat() {
        return siren == null || sirenFlaw().isPresent() ? Optional.empty() : Optional.of(french(siren));
    }

    private static String french(String siren) {
        long key = (12 + 3 * (Long.parseLong(siren) % 97)) % 97;
        return "FR" + (key < 10 ? "0" : "") + key + siren;
    }

    private static boolean isLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    private static int sum(String digits) {
        return digits.chars().map(digit -> digit - '0').sum();
    }

    /** {@code 123 456 782}: in threes, as people read it; empty where there is none. */
    public String sirenShown() {
        return siren == null ? "" : threes(siren);
    }

    /** {@code 123 456 782 00015} */
    public String siretShown() {
        return siret == null ? "" : threes(siret.substring(0, 9)) + "\u00a0" + siret.substring(9);
    }

    private static String threes(String nine) {
        return nine.substring(0, 3) + "\u00a0" + nine.substring(3, 6) + "\u00a0" + nine.substring(6);
    }
}
