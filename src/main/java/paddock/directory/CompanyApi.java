package paddock.directory;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.Csv;
import paddock.web.May;
import paddock.web.Sending;

/** Companies over the programming interface, page by page or whole as a table; clients' people find their own. */
@RestController
@RequestMapping("/api/v1")
@May(Permission.SEE_COMPANY)
@ConditionalOnWebApplication
@Tag(name = "Companies", description = "Whom the operator deals with; to clients' people, those they act for.")
final class CompanyApi {

    private static final int MOST = 100;

    private final Companies companies;
    private final CompanyPage pages;
    private final CompanyTable table;

    CompanyApi(Companies companies, CompanyPage pages, CompanyTable table) {
        this.table = table;
        this.companies = companies;
        this.pages = pages;
    }

    @Operation(summary = "Companies", description = "By name, 100 at a time; next leads on.")
    @Parameter(
            name = "text",
            description =
                    "Part of a name, of one or two letters the beginning of a word of it, or the beginning of a number.",
            in = QUERY)
    @Parameter(name = "status", description = "What they are today.", example = "member", in = QUERY)
    @Parameter(name = "standing", description = "open, prepay or barred; for the operator's people.", in = QUERY)
    @Parameter(name = "after", description = "The id to go on from.", in = QUERY)
    @GetMapping(path = "/companies", produces = MediaType.APPLICATION_JSON_VALUE)
    CompanyJson.Companies list(
            @Parameter(hidden = true) Acting acting,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
        Wanted wanted = Wanted.of(parameters, acting);
        List<Company> found = companies.found(wanted, acting, MOST + 1);
        List<Company> shown = found.subList(0, Math.min(MOST, found.size()));
        return new CompanyJson.Companies(
                shown.stream()
                        .map(company -> CompanyJson.CompanyLine.of(company, companies.today()))
                        .toList(),
                found.size() > MOST ? wanted.after(shown.getLast().id()).at("/api/v1/companies") : null);
    }

    @Operation(summary = "A company", description = "Standing and reason are for the operator's people.")
    @GetMapping(path = "/companies/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    CompanyJson.CompanyWhole company(@Parameter(hidden = true) Acting acting, @PathVariable String id) {
        Company company = pages.company(acting, id, Permission.SEE_COMPANY);
        CompanyJson.CompanyWhole whole = CompanyJson.CompanyWhole.of(company, companies.today());
        return acting.may(Permission.SEE_COMPANIES) ? whole : whole.forItself();
    }

    @Operation(summary = "Companies, as a table", description = "CSV of all that is asked for; the same parameters.")
    @GetMapping(path = "/companies.csv", produces = "text/csv")
    void table(
            @Parameter(hidden = true) Acting acting,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            HttpServletResponse response)
            throws IOException {
        Wanted wanted = Wanted.of(parameters, acting);
        Sending.file(response, Csv.MEDIA_TYPE, "companies.csv").as(to -> {
            Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
            out.write(Csv.MARK + Csv.line(CompanyTable.columns(acting)));
            table.each(acting, wanted, cells -> out.write(Csv.line(cells)));
            out.flush();
        });
    }
}
