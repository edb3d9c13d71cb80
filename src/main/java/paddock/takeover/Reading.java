package paddock.takeover;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import paddock.audit.Deed;
import paddock.audit.Trail;
import paddock.circuit.Site;
import paddock.kernel.Acting;
import paddock.takeover.Takeover.File;
import paddock.takeover.Takeover.Manner;
import paddock.takeover.Takeover.Stage;

/** Reads a file into lines, some hundreds at a time: all of it is there afterwards, or nothing. */
@Component
final class Reading {

    /** What the trail calls a takeover. */
    static final String KIND = "takeover";

    static final int MOST_LINES = 200_000;
    private static final int AT_ONCE = 1000;

    private final Takeovers takeovers;
    private final Lines lines;
    private final Trail trail;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Reading(
            Takeovers takeovers,
            Lines lines,
            Trail trail,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        this.takeovers = takeovers;
        this.lines = lines;
        this.trail = trail;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * A file that somebody has sent.
     *
     * @param name what it is called at theirs
     */
    record Sent(Path path, String name) {}

    /** @throws Unreadable where nothing of it can be taken over */
    UUID read(Acting by, Site site, Sent sent) throws IOException {
        String other = Encoding.otherThanText(sent.path());
        if (other != null) {
            throw new Unreadable(Note.of(other));
        }
        Encoding encoding = Encoding.of(sent.path());
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                try {
                    return write(by, site, new Opened(sent, encoding));
                } catch (IOException broken) {
                    throw new java.io.UncheckedIOException(broken);
                }
            }));
        } catch (java.io.UncheckedIOException broken) {
            throw new IOException(broken);
        }
    }

    /** A file of which it is known how it is written. */
    private record Opened(Sent sent, Encoding encoding) {

        Reader reader() throws IOException {
            return encoding.reader(sent.path());
        }

        File file(String format, String separator, List<String> columns) {
            String written = encoding.charset().name() + (encoding.mark() > 0 ? " (BOM)" : "");
            return new File(Cells.kept(sent.name()), format, written, separator, columns);
        }
    }

    private UUID write(Acting by, Site site, Opened opened) throws IOException {
        List<Note> notes = new ArrayList<>();
        if (opened.encoding().broken()) {
            notes.add(Note.of("encoding-broken", opened.encoding().charset().name()));
        }
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        boolean calendar;
        try (Reader reader = opened.reader()) {
            calendar = isCalendar(new TextLines(reader));
        }
        if (calendar) {
            takeovers.add(taken(id, site, opened.file("ics", "", Events.COLUMNS), now), by.person());
            Writing writing = new Writing(id);
            notes.addAll(calendar(site, opened, writing));
            writing.flush();
        } else {
            try (Reader reader = opened.reader()) {
                CsvFile table = new CsvFile(new TextLines(reader));
                String separator = table.separator() == '\t' ? "tab" : "" + table.separator();
                takeovers.add(taken(id, site, opened.file("csv", separator, table.columns()), now), by.person());
                Writing writing = new Writing(id);
                for (Cells cells = table.next(); cells != null; cells = table.next()) {
                    writing.add(cells);
                }
                writing.flush();
                if (writing.position == 0) {
                    throw new Unreadable(Note.of("only-a-head"));
                }
            }
        }
        takeovers.note(id, notes);
        trail.record(by, Deed.of("takeover-read", KIND, id).changing(Map.of(), Map.of("site", site.key())));
        return id;
    }

    private List<Note> calendar(Site site, Opened opened, Writing writing) throws IOException {
        List<Reader> readers = new ArrayList<>();
        try {
            CalendarFile.Source source = () -> {
                readers.add(opened.reader());
                return new TextLines(readers.getLast());
            };
            return new Events(site.zone(), clock.instant(), MOST_LINES).read(source, writing::add);
        } finally {
            for (Reader reader : readers) {
                reader.close();
            }
        }
    }

    private static boolean isCalendar(TextLines lines) throws IOException {
        TextLines.Line line = lines.next();
        for (int n = 0; line != null && n < 20 && line.isBlank(); n++) {
            line = lines.next();
        }
        return line != null && CalendarFile.isOne(line.text());
    }

    private static Takeover taken(UUID id, Site site, File file, Instant now) {
        return new Takeover(
                id, site.id(), file, List.of(), null, Stage.READ, Manner.EACH, false, now, null, null, null, 1);
    }

    /** Lines on their way into the database. */
    private final class Writing {

        private final UUID takeover;
        private final List<Cells> waiting = new ArrayList<>();
        private int position;

        private Writing(UUID takeover) {
            this.takeover = takeover;
        }

        private void add(Cells cells) {
            if (position + waiting.size() == MOST_LINES) {
                throw new Unreadable(Note.of("too-many-lines", MOST_LINES));
            }
            waiting.add(cells);
            if (waiting.size() == AT_ONCE) {
                flush();
            }
        }

        private void flush() {
            if (!waiting.isEmpty()) {
                lines.add(takeover, position + 1, waiting);
                position += waiting.size();
                waiting.clear();
            }
        }
    }
}
