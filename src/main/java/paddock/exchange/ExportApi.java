package paddock.exchange;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.May;

/** Everything as tables, for programs of the operator's. */
@May(Permission.SEE_COMPANIES)
@RestController
@RequestMapping("/api/v1")
@ConditionalOnWebApplication
@Tag(name = "Export", description = "Everything as tables, streamed, for the operator's people.")
final class ExportApi {

    private static final String WHAT =
            "bookings, options, closures, sessions, places, waiting-list, requests or companies. "
                    + "Times are those of the site's clock; the last column names its zone.";

    private final Exports exports;

    ExportApi(Exports exports) {
        this.exports = exports;
    }

    @Operation(summary = "A table as CSV", description = WHAT)
    @Parameter(name = "site", description = "The key of a site; all of them without.", in = QUERY)
    @Parameter(name = "from", description = "The first day.", example = "2026-05-12", in = QUERY)
    @Parameter(name = "until", description = "The day after the last.", in = QUERY)
    @GetMapping(path = "/export/{what}.csv", produces = "text/csv")
    void csv(
            @Parameter(hidden = true) Acting acting,
            @PathVariable String what,
            @Parameter(hidden = true) @RequestParam Map<String, String> given,
            HttpServletResponse response)
            throws IOException {
        write(acting, asked(given, what, TableFile.Format.CSV), response);
    }

    @Operation(summary = "A table as a workbook", description = WHAT)
    @Parameter(name = "site", description = "The key of a site; all of them without.", in = QUERY)
    @Parameter(name = "from", description = "The first day.", example = "2026-05-12", in = QUERY)
    @Parameter(name = "until", description = "The day after the last.", in = QUERY)
    @GetMapping(
            path = "/export/{what}.xlsx",
            produces = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    void xlsx(
            @Parameter(hidden = true) Acting acting,
            @PathVariable String what,
            @Parameter(hidden = true) @RequestParam Map<String, String> given,
            HttpServletResponse response)
            throws IOException {
        write(acting, asked(given, what, TableFile.Format.XLSX), response);
    }

    private static Map<String, String> asked(Map<String, String> given, String what, TableFile.Format format) {
        Map<String, String> asked = new HashMap<>(given);
        asked.put("what", what);
        asked.put("format", format.key());
        return asked;
    }

    private void write(Acting acting, Map<String, String> asked, HttpServletResponse response) throws IOException {
        exports.write(acting, exports.asked(acting, asked), LocaleContextHolder.getLocale(), response);
    }
}
