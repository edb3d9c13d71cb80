package paddock.rolodex;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import ezvcard.VCardVersion;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import paddock.directory.Companies;
import paddock.directory.Company;
import paddock.directory.Contact;
import paddock.directory.Wanted;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.lead.Lead;
import paddock.lead.Leads;
import paddock.lead.Sought;
import paddock.trade.Listings;
import paddock.web.Asked;
import paddock.web.May;
import paddock.web.NotFound;
import paddock.web.Sending;

/** Companies, contacts and leads as vCards, for phones and address books. */
@RestController
@RequestMapping("/api/v1")
@ConditionalOnWebApplication
@Tag(name = "vCards", description = "Companies, contacts and leads for address books: vCard 4.0, or 3.0 where asked.")
final class CardApi {

    private static final String VERSION = "4.0, or 3.0 for programs that read no newer ones.";
    private static final int AT_ONCE = 500;

    private final Companies companies;
    private final Listings listings;
    private final Leads leads;

    CardApi(Companies companies, Listings listings, Leads leads) {
        this.companies = companies;
        this.listings = listings;
        this.leads = leads;
    }

    @May(Permission.SEE_COMPANY)
    @Operation(
            summary = "Companies, as vCards",
            description = "Those that are asked for, each followed by whom to reach there.")
    @Parameter(name = "text", description = "Part of a name, or the beginning of a number.", in = QUERY)
    @Parameter(name = "status", description = "What they are today.", example = "member", in = QUERY)
    @Parameter(name = "standing", description = "open, prepay or barred; for the operator's people.", in = QUERY)
    @Parameter(name = "version", description = VERSION, example = "3.0", in = QUERY)
    @GetMapping(path = "/companies.vcf", produces = CardWriting.MEDIA_TYPE)
    void companies(
            @Parameter(hidden = true) Acting acting,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            HttpServletResponse response)
            throws IOException {
        Wanted wanted = Wanted.of(parameters, acting);
        answer(response, "companies", parameters, to -> {
            Wanted rest = wanted;
            List<Company> some;
            do {
                some = companies.found(rest, acting, AT_ONCE);
                some.forEach(company ->
                        to.company(company, listings.seen(acting, company.id()).orElse(null)));
                rest = some.isEmpty() ? rest : rest.after(some.getLast().id());
            } while (some.size() == AT_ONCE);
        });
    }

    @May(Permission.SEE_COMPANY)
    @Operation(summary = "A company, as a vCard", description = "Followed by whom to reach there.")
    @Parameter(name = "version", description = VERSION, example = "3.0", in = QUERY)
    @GetMapping(path = "/companies/{id}.vcf", produces = CardWriting.MEDIA_TYPE)
    void company(
            @Parameter(hidden = true) Acting acting,
            @PathVariable String id,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            HttpServletResponse response)
            throws IOException {
        UUID asked = Asked.id("id", id);
        Company company = companies.seen(acting, asked).orElseThrow(() -> new NotFound("company"));
        answer(
                response,
                "company-" + asked,
                parameters,
                to -> to.company(company, listings.seen(acting, asked).orElse(null)));
    }

    @May(Permission.LOOK)
    @Operation(
            summary = "The directory, as vCards",
            description = "Companies that are listed, each followed by those whom its page shows.")
    @Parameter(name = "text", description = "A name or a trade, accents and slips forgiven.", in = QUERY)
    @Parameter(name = "trade", description = "The key of a trade: it and its kinds.", example = "brakes", in = QUERY)
    @Parameter(name = "status", description = "resident, member, club or school.", example = "resident", in = QUERY)
    @Parameter(name = "version", description = VERSION, example = "3.0", in = QUERY)
    @GetMapping(path = "/directory.vcf", produces = CardWriting.MEDIA_TYPE)
    void directory(@Parameter(hidden = true) @RequestParam Map<String, String> parameters, HttpServletResponse response)
            throws IOException {
        Consumer<Consumer<Listings.Listing>> listed = listings.asked(parameters);
        answer(response, "directory", parameters, to -> listed.accept(page -> to.listed(page, shown(page))));
    }

    @May(Permission.LOOK)
    @Operation(
            summary = "A company of the directory, as a vCard",
            description = "As its page tells it, followed by those whom the page shows.")
    @Parameter(name = "version", description = VERSION, example = "3.0", in = QUERY)
    @GetMapping(path = "/directory/{id}.vcf", produces = CardWriting.MEDIA_TYPE)
    void entry(
            @Parameter(hidden = true) Acting acting,
            @PathVariable String id,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            HttpServletResponse response)
            throws IOException {
        UUID asked = Asked.id("id", id);
        Listings.Listing page = listings.seen(acting, asked).orElseThrow(() -> new NotFound("company"));
        answer(response, "company-" + asked, parameters, to -> to.listed(page, shown(page)));
    }

    private List<Contact> shown(Listings.Listing page) {
        return page.contacts().isEmpty()
                ? List.of()
                : companies.withId(page.id()).map(Company::contacts).orElse(List.of()).stream()
                        .filter(contact -> page.contacts().contains(contact.id()))
                        .toList();
    }

    @May(Permission.SEE_LEADS)
    @Operation(summary = "Leads, as vCards", description = "Those that are asked for, the latest first.")
    @Parameter(name = "text", description = "Part of a name, a firm or an e-mail address.", in = QUERY)
    @Parameter(name = "exhibition", description = "Where they were met first.", in = QUERY)
    @Parameter(name = "owner", description = "Who looks after them.", in = QUERY)
    @Parameter(name = "company", description = "Of which company they are.", in = QUERY)
    @Parameter(name = "grade", description = "A, B or C.", in = QUERY)
    @Parameter(name = "stage", description = "new, contacted, qualified, proposed, won or lost.", in = QUERY)
    @Parameter(name = "version", description = VERSION, example = "3.0", in = QUERY)
    @GetMapping(path = "/leads.vcf", produces = CardWriting.MEDIA_TYPE)
    void leads(@Parameter(hidden = true) @RequestParam Map<String, String> parameters, HttpServletResponse response)
            throws IOException {
        Sought sought = Sought.of(parameters);
        answer(response, "leads", parameters, to -> {
            Sought rest = sought;
            List<Lead> some;
            do {
                some = leads.found(rest, AT_ONCE);
                some.forEach(to::lead);
                rest = some.isEmpty() ? rest : rest.after(some.getLast().id());
            } while (some.size() == AT_ONCE);
        });
    }

    @May(Permission.SEE_LEADS)
    @Operation(summary = "A lead, as a vCard")
    @Parameter(name = "version", description = VERSION, example = "3.0", in = QUERY)
    @GetMapping(path = "/leads/{id}.vcf", produces = CardWriting.MEDIA_TYPE)
    void lead(
            @PathVariable String id,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            HttpServletResponse response)
            throws IOException {
        UUID asked = Asked.id("id", id);
        Lead lead = leads.withId(asked).orElseThrow(() -> new NotFound("lead"));
        answer(response, "lead-" + asked, parameters, to -> to.lead(lead));
    }

    private static void answer(
            HttpServletResponse response, String name, Map<String, String> parameters, CardWriting.Each each)
            throws IOException {
        VCardVersion version = CardWriting.version(parameters.get("version"));
        Sending.file(response, CardWriting.MEDIA_TYPE, name + ".vcf").as(out -> CardWriting.write(out, version, each));
    }
}
