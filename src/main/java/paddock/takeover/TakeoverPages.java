package paddock.takeover;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.kernel.Acting;
import paddock.kernel.Permission;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.Csv;
import paddock.web.May;
import paddock.web.NotFound;
import paddock.web.Sending;
import paddock.web.Takes;

/** Where files are sent in, and what became of their lines is read. */
@May(Permission.SELL)
@Controller
@ConditionalOnWebApplication
final class TakeoverPages {

    private static final int MOST_LISTED = 100;
    private static final int AT_ONCE = 1000;

    private final Takeovers takeovers;
    private final Lines lines;
    private final Reading reading;
    private final TakeoverPage pages;
    private final Sites sites;
    private final MessageSource texts;

    TakeoverPages(
            Takeovers takeovers, Lines lines, Reading reading, TakeoverPage pages, Sites sites, MessageSource texts) {
        this.takeovers = takeovers;
        this.lines = lines;
        this.reading = reading;
        this.pages = pages;
        this.sites = sites;
        this.texts = texts;
    }

    @GetMapping("/sites/{key}/takeovers")
    ModelAndView list(@PathVariable String key, @RequestParam(defaultValue = "") String said) {
        return list(site(key), "").addObject("said", said);
    }

    private ModelAndView list(Site site, String refusal) {
        return new ModelAndView("takeover/takeovers")
                .addObject("site", site)
                .addObject("takeovers", takeovers.ofSite(site.id(), MOST_LISTED))
                .addObject("refusal", refusal)
                .addObject("mostTogether", Running.MOST_TOGETHER)
                .addObject("section", "bookings");
    }

    @Takes(Upload.LARGEST)
    @PostMapping("/sites/{key}/takeovers")
    ModelAndView send(Acting acting, @PathVariable String key, HttpServletRequest request, Locale locale)
            throws IOException {
        Site site = site(key);
        Path target = Files.createTempFile("paddock-takeover-", ".sent");
        try {
            Optional<String> name = Optional.empty();
            Optional<Upload> upload = Upload.in(request);
            if (upload.isPresent()) {
                name = upload.get().file(target);
            }
            if (name.isEmpty()) {
                throw new Unreadable(Note.of("no-file"));
            }
            UUID id = reading.read(acting, site, new Reading.Sent(target, name.get()));
            return new ModelAndView("redirect:/sites/" + key + "/takeovers/" + id);
        } catch (Unreadable unreadable) {
            ModelAndView again = list(site, unreadable.why().in(locale, texts));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        } finally {
            Files.deleteIfExists(target);
        }
    }

    @GetMapping("/sites/{key}/takeovers/{id}")
    ModelAndView takeover(
            Acting acting,
            @PathVariable String key,
            @PathVariable String id,
            @RequestParam Map<String, String> parameters) {
        Site site = site(key);
        Locale locale = LocaleContextHolder.getLocale();
        return pages.page(new TakeoverPage.Reader(acting, site, locale), seen(site, id), wanted(parameters))
                .addObject("said", parameters.getOrDefault("said", ""));
    }

    static TakeoverPage.Wanted wanted(Map<String, String> parameters) {
        String outcome = parameters.getOrDefault("outcome", "");
        List<String> known = Outcome.SHOWN.stream().map(Outcome::key).toList();
        if (!outcome.isEmpty() && !known.contains(outcome)) {
            throw new BadInput("outcome", outcome, known);
        }
        String after = parameters.getOrDefault("after", "");
        if (!after.matches("\\d{0,9}")) {
            throw new BadInput("after", after, List.of("100"));
        }
        return new TakeoverPage.Wanted(
                outcome, after.isEmpty() ? 0 : Integer.parseInt(after), parameters.getOrDefault("as", ""));
    }

    /** What became of each line, as a table: written as it is read, however long. */
    @GetMapping("/sites/{key}/takeovers/{id}/lines.csv")
    void table(
            HttpServletResponse response,
            @PathVariable String key,
            @PathVariable String id,
            @RequestParam Map<String, String> parameters)
            throws IOException {
        Takeover takeover = seen(site(key), id);
        TakeoverPage.Wanted wanted = wanted(parameters);
        Locale locale = LocaleContextHolder.getLocale();
        Sending.file(response, Csv.MEDIA_TYPE, "takeover-" + takeover.id() + ".csv")
                .as(out -> table(takeover, wanted, locale, out));
    }

    private void table(Takeover takeover, TakeoverPage.Wanted wanted, Locale locale, OutputStream to)
            throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        out.write(Csv.MARK + Csv.line(head(takeover, locale)));
        int position = wanted.after();
        List<Lines.Line> some = lines.of(takeover.id(), wanted.outcomes(), position, AT_ONCE);
        while (!some.isEmpty()) {
            for (Lines.Line line : some) {
                out.write(Csv.line(cells(line, locale)));
            }
            position = some.getLast().position();
            some = lines.of(takeover.id(), wanted.outcomes(), position, AT_ONCE);
        }
        out.flush();
    }

    private List<String> head(Takeover takeover, Locale locale) {
        List<String> head = new ArrayList<>();
        for (String column : List.of("line", "outcome", "said", "booking", "before")) {
            head.add(texts.getMessage("takeover.col." + column, null, locale));
        }
        head.addAll(takeover.file().columns());
        return head;
    }

    private List<Object> cells(Lines.Line line, Locale locale) {
        TakeoverPage.Row row = pages.row(line, locale);
        List<Object> cells = new ArrayList<>();
        cells.add(row.line());
        cells.add(texts.getMessage("takeover.outcome." + row.outcome(), null, locale));
        cells.add(row.said());
        cells.add(row.booking() == null ? "" : "/bookings/" + row.booking());
        cells.add(row.before() == null ? "" : row.before());
        cells.addAll(line.cells().cells());
        return cells;
    }

    private Takeover seen(Site site, String id) {
        return takeovers
                .withId(Asked.id("id", id))
                .filter(takeover -> takeover.site().equals(site.id()))
                .orElseThrow(() -> new NotFound("takeover"));
    }

    private Site site(String key) {
        return sites.withKey(key).orElseThrow(() -> new NotFound("site"));
    }
}
