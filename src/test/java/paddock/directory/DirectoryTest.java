package paddock.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.WithPaddock;
import paddock.audit.Trail;
import paddock.kernel.Acting;
import paddock.kernel.Days;
import paddock.kernel.StaffRole;
import paddock.store.Soundness;

/** What is kept of companies, by whichever door, and what rivals at the same moment make of it. */
@WithPaddock
class DirectoryTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger(100);

    private static final Acting STAFF =
            new Acting(UUID.randomUUID(), "Ana", "192.0.2.7", Set.of(StaffRole.SALES), Map.of());

    @Autowired
    Companies companies;

    @Autowired
    Contacts contacts;

    @Autowired
    Statuses statuses;

    @Autowired
    Trail trail;

    @Autowired
    Soundness soundness;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void a_siren_is_one_company_s_and_the_second_is_told_which() {
        String siren = siren();
        Saving.Saved first = (Saving.Saved) companies.add(STAFF, profile("Première", siren));
        assertThat(companies.add(STAFF, profile("Seconde", siren)))
                .isEqualTo(new Saving.SirenTaken(first.company(), "Première"));
        Saving.Saved other = (Saving.Saved) companies.add(STAFF, profile("Autre", siren()));
        assertThat(companies.change(STAFF, other.company(), 1, profile("Autre", siren)))
                .isEqualTo(new Saving.SirenTaken(first.company(), "Première"));
    }

    @Test
    void of_rivals_with_one_siren_one_enters_it() throws Exception {
        for (int round = 0; round < Crowd.ROUNDS; round++) {
            String siren = siren();
            List<Saving> all = Crowd.atOnce(() -> companies.add(STAFF, profile("Rivale", siren)));
            assertThat(all).filteredOn(Saving.Saved.class::isInstance).hasSize(1);
            assertThat(all).filteredOn(Saving.SirenTaken.class::isInstance).hasSize(Crowd.RIVALS - 1);
        }
    }

    @Test
    void of_rivals_who_read_the_same_writing_one_changes_it() throws Exception {
        UUID company = company("Disputée");
        for (int round = 1; round <= Crowd.ROUNDS; round++) {
            int version = round;
            AtomicInteger name = new AtomicInteger();
            List<Saving> all = Crowd.atOnce(() -> companies.change(
                    STAFF, company, version, profile("Tour " + version + " de " + name.incrementAndGet(), null)));
            assertThat(all).filteredOn(Saving.Saved.class::isInstance).hasSize(1);
            assertThat(all).filteredOn(Saving.Overtaken.class::isInstance).hasSize(Crowd.RIVALS - 1);
        }
    }

    @Test
    void a_company_may_be_several_things_on_a_day_but_none_twice() {
        UUID company = company("Statuts");
        assertThat(give(company, Status.Kind.CLUB, "2026-01-01", "2026-07-01")).isEqualTo(Keeping.DONE);
        assertThat(give(company, Status.Kind.MEMBER, "2026-01-01", null)).isEqualTo(Keeping.DONE);
        assertThat(give(company, Status.Kind.CLUB, "2026-06-30", null)).isEqualTo(Keeping.OVERLAPS);
        assertThat(give(company, Status.Kind.CLUB, "2026-07-01", null)).isEqualTo(Keeping.DONE);
        Company known = companies.withId(company).orElseThrow();
        assertThat(kinds(known, "2026-06-30")).containsExactlyInAnyOrder(Status.Kind.CLUB, Status.Kind.MEMBER);
        Status later = known.statuses().stream()
                .filter(one -> one.kind() == Status.Kind.CLUB)
                .findFirst()
                .orElseThrow();
        Days earlier = new Days(LocalDate.parse("2026-06-01"), null);
        assertThat(statuses.change(STAFF, company, new Status(later.id(), later.kind(), earlier, 1)))
                .isEqualTo(Keeping.OVERLAPS);
        Days other = new Days(LocalDate.parse("2026-08-01"), null);
        assertThat(statuses.change(STAFF, company, new Status(later.id(), later.kind(), other, 1)))
                .isEqualTo(Keeping.DONE);
        assertThat(statuses.change(STAFF, company, new Status(later.id(), later.kind(), other, 1)))
                .isEqualTo(Keeping.OVERTAKEN);
        assertThat(kinds(companies.withId(company).orElseThrow(), "2026-07-31")).containsExactly(Status.Kind.MEMBER);
    }

    @Test
    void of_rivals_who_give_one_status_one_gives_it() throws Exception {
        for (int round = 0; round < Crowd.ROUNDS; round++) {
            UUID company = company("Tour " + round);
            List<Keeping> all = Crowd.atOnce(() -> give(company, Status.Kind.RESIDENT, "2026-01-01", null));
            assertThat(all).filteredOn(Keeping.DONE::equals).hasSize(1);
            assertThat(all).filteredOn(Keeping.OVERLAPS::equals).hasSize(Crowd.RIVALS - 1);
        }
    }

    @Test
    void what_the_trail_tells_of_a_contact_can_be_forgotten() {
        UUID company = company("Oublieuse");
        UUID contact = UUID.randomUUID();
        contacts.add(STAFF, company, new Contact(contact, "Camille Rare", "", "camille@rare.example", "", 1));
        assertThat(contacts.change(
                        STAFF, company, new Contact(contact, "Camille Rare", "atelier", "camille@rare.example", "", 1)))
                .isEqualTo(Keeping.DONE);
        assertThat(contacts.change(STAFF, company, new Contact(contact, "Autre", "", "", "", 1)))
                .isEqualTo(Keeping.OVERTAKEN);
        assertThat(contacts.remove(STAFF, company, contact)).isEqualTo(Keeping.DONE);
        assertThat(toldOf(contact)).containsExactly("contact-added", "contact-changed", "contact-removed");
        assertThat(written("camille@rare.example")).isEqualTo(2);
        assertThat(jdbc.sql("select count(*) from audit.act where (before::text || after::text) like '%Camille%'")
                        .query(Integer.class)
                        .single())
                .isZero();
        new TransactionTemplate(transactions).executeWithoutResult(status -> trail.erase(contact));
        assertThat(written("camille@rare.example")).isZero();
    }

    @Test
    void names_are_found_without_accents_and_in_any_size_of_letters() {
        company("Éclair 50 % d’Œuvre_été");
        for (String text : List.of("eclair 50", "ÉCLAIR 50", "50 %", "e_ete")) {
            assertThat(found(text)).as(text).hasSize(1);
        }
        assertThat(found("50%")).isEmpty();
        assertThat(found("eclair_")).isEmpty();
    }

    @Test
    void what_is_wrong_in_the_rows_is_told_by_the_check() {
        assertThat(soundness.broken()).isEmpty();
        UUID company = company("Gâtée");
        jdbc.sql("update directory.company set siren = '732829321', sought = 'autre' where id = :id")
                .param("id", company)
                .update();
        jdbc.sql("insert into directory.address values (:id, 'billing', '', '', 'Ville', 'ZZ')")
                .param("id", company)
                .update();
        assertThat(soundness.broken())
                .extracting(Soundness.Broken::key)
                .containsExactlyInAnyOrder("company-numbers", "company-found-by-name", "address-country");
        jdbc.sql("delete from directory.address where company = :id")
                .param("id", company)
                .update();
        jdbc.sql("delete from directory.company where id = :id")
                .param("id", company)
                .update();
        assertThat(soundness.broken()).isEmpty();
    }

    private List<Company> found(String text) {
        return companies.found(Wanted.of(Map.of("text", text), STAFF), STAFF, 100);
    }

    private int written(String personal) {
        return jdbc.sql("select count(*) from audit.act where personal::text like :text")
                .param("text", "%" + personal + "%")
                .query(Integer.class)
                .single();
    }

    private List<String> toldOf(UUID thing) {
        return jdbc.sql("select act from audit.act where thing = :thing order by id")
                .param("thing", thing)
                .query((row, n) -> String.valueOf(row.getString("act")))
                .list();
    }

    private Keeping give(UUID company, Status.Kind kind, String from, @Nullable String until) {
        Days during = new Days(LocalDate.parse(from), until == null ? null : LocalDate.parse(until));
        return statuses.give(STAFF, company, new Status(UUID.randomUUID(), kind, during, 1));
    }

    private static List<Status.Kind> kinds(Company company, String day) {
        return company.on(LocalDate.parse(day)).stream().map(Status::kind).toList();
    }

    private UUID company(String name) {
        return ((Saving.Saved) companies.add(STAFF, profile(name, null))).company();
    }

    private static Company.Profile profile(String name, @Nullable String siren) {
        return new Company.Profile(name, new Numbers(siren, null, null), Standing.OPEN, null, Map.of());
    }

    /** One that no company has: it begins with zeros. */
    private static String siren() {
        for (int key = 0; key < 10; key++) {
            String siren = "0000" + (1000 + NUMBERS.get()) + key;
            if (new Numbers(siren, null, null).sirenFlaw().isEmpty()) {
                NUMBERS.incrementAndGet();
                return siren;
            }
        }
        throw new IllegalStateException("one digit in ten is the key");
    }
}
