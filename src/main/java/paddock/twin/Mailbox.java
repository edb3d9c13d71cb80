package paddock.twin;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An address as far as it tells whose it is.
 *
 * @param address in small letters
 */
record Mailbox(String address, String name, String domain) {

    /** Where anybody has a mailbox: it says nothing about a company. */
    private static final Set<String> FREE = words("""
            gmail.com googlemail.com outlook.com outlook.fr hotmail.com hotmail.fr live.com live.fr
            msn.com yahoo.com yahoo.fr ymail.com icloud.com me.com mac.com aol.com gmx.com gmx.de
            gmx.fr gmx.net gmx.ch web.de t-online.de freenet.de orange.fr wanadoo.fr free.fr sfr.fr
            neuf.fr laposte.net bbox.fr numericable.fr cegetel.net club-internet.fr aliceadsl.fr
            libero.it virgilio.it tiscali.it alice.it telefonica.net terra.es skynet.be telenet.be
            proximus.be bluewin.ch hispeed.ch btinternet.com proton.me protonmail.com pm.me
            tutanota.com mail.com zoho.com yandex.com mail.ru qq.com 163.com
            """);

    /** What several people read, or whoever is there. */
    private static final Set<String> ROLES = words("""
            info infos information informations contact contacts kontakt accueil hello bonjour office
            bureau mail email courrier courriel sales vente ventes commercial commerciale export
            achats achat purchasing compta comptabilite accounting accounts facturation facture
            factures billing invoice invoices finance finances admin administration direction
            directeur gerance gerant secretariat secretaire support service services sav helpdesk
            hotline rh hr jobs job emploi recrutement career careers marketing com communication press
            presse media webmaster postmaster hostmaster abuse noreply no-reply ne-pas-repondre team
            equipe atelier workshop garage magasin shop boutique reception reservation reservations
            booking bookings event events evenements club ecole school circuit paddock piste track
            racing course courses logistique logistics qualite quality technical essais test
            tests lab labo rd it dsi securite security president tresorier association
            """);

    private static Set<String> words(String listed) {
        return Set.of(listed.strip().split("\\s+"));
    }

    static Optional<Mailbox> of(String email) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        int at = address.lastIndexOf('@');
        return at < 1 || at == address.length() - 1
                ? Optional.empty()
                : Optional.of(new Mailbox(address, address.substring(0, at), address.substring(at + 1)));
    }

    /** Whether its domain is a company's own. */
    boolean isOfCompany() {
        return !FREE.contains(domain);
    }

    /** Whether one person reads it. */
    boolean isPersonal() {
        return !ROLES.contains(name.replaceAll("[0-9._-]+$", ""));
    }
}
