package paddock.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.circuit.Site;
import paddock.circuit.Sites;
import paddock.exchange.TableFile.Format;
import paddock.kernel.Acting;
import paddock.kernel.Tabular;
import paddock.web.Asked;
import paddock.web.BadInput;
import paddock.web.Forbidden;
import paddock.web.Sending;

/** Takes out as files what the parts hold; that somebody did is in the trail. */
@Component
class Exports {

    private final List<Tabular> tables;
    private final Sites sites;
    private final Trail trail;
    private final TransactionTemplate transaction;

    Exports(List<Tabular> tables, Sites sites, Trail trail, PlatformTransactionManager transactions) {
        this.tables = tables.stream()
                .sorted(Comparator.comparingInt(Tabular::position))
                .toList();
        this.sites = sites;
        this.trail = trail;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What somebody may take out. */
    List<Tabular> of(Acting reader) {
        return tables.stream().filter(table -> reader.may(table.permission())).toList();
    }

    /** What an address asks for: {@code what}, {@code format}, {@code site}, {@code from}, {@code until}. */
    Export asked(Acting reader, Map<String, String> parameters) {
        String what = parameters.getOrDefault("what", "");
        Tabular table = tables.stream()
                .filter(each -> each.name().equals(what))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "what", what, tables.stream().map(Tabular::name).toList()));
        if (!reader.may(table.permission())) {
            throw new Forbidden(table.permission());
        }
        Site site = table.isOfSite() ? site(parameters.getOrDefault("site", "")) : null;
        LocalDate from = day(parameters, "from");
        LocalDate until = day(parameters, "until");
        if (from != null && until != null && !from.isBefore(until)) {
            throw new BadInput(
                    "until", until.toString(), List.of(from.plusDays(1).toString()));
        }
        return new Export(table, format(parameters.getOrDefault("format", "")), site, from, until);
    }

    private static Format format(String asked) {
        return Arrays.stream(Format.values())
                .filter(format -> format.key().equals(asked))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "format",
                        asked,
                        Arrays.stream(Format.values()).map(Format::key).toList()));
    }

    private @Nullable Site site(String key) {
        return key.isEmpty()
                ? null
                : sites.withKey(key)
                        .orElseThrow(() -> new BadInput(
                                "site",
                                key,
                                sites.all().stream().map(Site::key).limit(20).toList()));
    }

    private static @Nullable LocalDate day(Map<String, String> parameters, String name) {
        String day = parameters.getOrDefault(name, "");
        return day.isEmpty() ? null : Asked.date(name, day);
    }

    /** Row by row, as the rows are read; where that breaks off, it is seen to be broken. */
    void write(Acting reader, Export export, Locale locale, HttpServletResponse response) throws IOException {
        transaction.executeWithoutResult(status ->
                trail.record(reader, Deed.of("exported", "table", null).changing(Map.of(), export.recorded())));
        Sending.file(response, export.format().mediaType(), export.fileName())
                .as(out -> write(reader, export, locale, out));
    }

    private void write(Acting reader, Export export, Locale locale, OutputStream out) throws IOException {
        Tabular table = export.table();
        if (!table.isOfSite()) {
            Tabular.Extent all = new Tabular.Extent(null, sites.zone(), export.from(), export.until(), locale);
            TableFile file = export.format().open(out, table.name(), table.columns());
            table.each(reader, all, file);
            file.finish();
            return;
        }
        List<String> columns = new ArrayList<>(List.of("site"));
        columns.addAll(table.columns());
        columns.add("zone");
        TableFile file = export.format().open(out, table.name(), columns);
        for (Site site : export.sites(sites.all())) {
            table.each(
                    reader,
                    new Tabular.Extent(site.id(), site.zone(), export.from(), export.until(), locale),
                    cells -> file.write(framed(site, cells)));
        }
        file.finish();
    }

    /** With the site before, and behind it the zone whose clock the times are of. */
    private static List<@Nullable Object> framed(Site site, List<? extends @Nullable Object> cells) {
        List<@Nullable Object> all = new ArrayList<>(cells.size() + 2);
        all.add(site.key());
        all.addAll(cells);
        all.add(site.zone().getId());
        return all;
    }
}
