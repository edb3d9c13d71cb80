package paddock.personal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import paddock.kernel.Acting;
import paddock.kernel.Fresh;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.May;
import paddock.web.NotFound;
import paddock.web.Sending;

/** Personal data over the programming interface: to be read; nobody is forgotten by a program. */
@RestController
@ConditionalOnWebApplication
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Personal data", description = "What is held on a person, and for how long what is kept.")
final class PersonalApi {

    private final Report report;
    private final Terms terms;
    private final Subjects subjects;

    PersonalApi(Report report, Terms terms, Subjects subjects) {
        this.report = report;
        this.terms = terms;
        this.subjects = subjects;
    }

    @Fresh
    @May(Permission.KEEP_PEOPLE)
    @Operation(
            summary = "All that is held on a person",
            description = "An object with a list for each sheet, as the person can take it along from their account. A"
                    + " token needs the scope people; a browser that is signed in must have proved who it is within ten"
                    + " minutes.")
    @GetMapping("/people/{id}/data")
    void data(@Parameter(hidden = true) Acting acting, @PathVariable String id, HttpServletResponse response)
            throws IOException {
        Subject subject = subjects.withId(Asked.id("id", id)).orElseThrow(() -> new NotFound("person"));
        Sending.answer(response, "application/json;charset=UTF-8").as(out -> report.write(acting, subject, out));
    }

    /** A term, for how many days, and when it was last looked after. */
    record TermJson(String key, int days, @Nullable Instant ranAt, long forgotten) {}

    record TermsJson(List<TermJson> terms) {}

    @May(Permission.SEE_PEOPLE)
    @Operation(
            summary = "For how long what is kept",
            description = "Each term, when a node last looked after it, and how much was forgotten then.")
    @GetMapping("/retention")
    TermsJson retention() {
        return new TermsJson(terms.standing().stream()
                .map(one -> new TermJson(one.kept().term().key(), one.kept().days(), one.ranAt(), one.forgotten()))
                .toList());
    }
}
