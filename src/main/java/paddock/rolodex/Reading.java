package paddock.rolodex;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import paddock.lead.Picture;
import paddock.takeover.Cells;
import paddock.takeover.CsvFile;
import paddock.takeover.Encoding;
import paddock.takeover.Note;
import paddock.takeover.TextLines;

/** What stands in a file of cards, vCards or a table, whatever its name says. */
final class Reading {

    static final int MOST_CARDS = 20_000;
    private static final byte[] BEGINNING = "begin:vcard".getBytes(StandardCharsets.US_ASCII);

    private Reading() {}

    /**
     * A file that somebody has sent.
     *
     * @param name what it is called at theirs
     */
    record Sent(Path path, String name) {}

    /**
     * What was read.
     *
     * @param fields for each column of a table what it most likely is
     * @param notes what there is to say of it as a whole
     */
    record Content(Intake.File file, List<String> fields, List<Said> notes, List<Row.Fresh> cards) {}

    /**
     * Reads it.
     *
     * @throws Unread where nothing of it can be taken in
     * @throws paddock.takeover.Unreadable where there is no table in it
     */
    static Content of(Sent sent, Intake.Into into) throws IOException {
        String other = Encoding.otherThanText(sent.path());
        boolean named = sent.name().toLowerCase(Locale.ROOT).matches(".*\\.(vcf|vcard)");
        if (other != null && !(named && other.equals("binary"))) {
            throw new Unread(Said.of("file-" + other));
        }
        Encoding encoding = Encoding.of(sent.path());
        byte[] bytes = Files.readAllBytes(sent.path());
        boolean wide = encoding.charset().name().startsWith("UTF-16");
        boolean holds =
                begins(wide ? new String(bytes, encoding.charset()).getBytes(StandardCharsets.ISO_8859_1) : bytes);
        if (!holds && (named || other != null)) {
            throw new Unread(Said.of("no-cards"));
        }
        return holds ? cards(sent, encoding, into) : table(sent, encoding, into);
    }

    private static boolean begins(byte[] bytes) {
        for (int i = 0; i + BEGINNING.length <= bytes.length; i++) {
            int at = 0;
            while (at < BEGINNING.length && (bytes[i + at] | (bytes[i + at] == ':' ? 0 : 0x20)) == BEGINNING[at]) {
                at++;
            }
            if (at == BEGINNING.length) {
                return true;
            }
        }
        return false;
    }

    private static Content cards(Sent sent, Encoding encoding, Intake.Into into) throws IOException {
        CardFile.Cut cut = CardFile.of(Files.readAllBytes(sent.path()), encoding.charset());
        if (cut.cards().isEmpty()) {
            throw new Unread(Said.of("no-cards"));
        }
        if (cut.cards().size() > MOST_CARDS) {
            throw new Unread(Said.of("too-many", MOST_CARDS));
        }
        List<Row.Fresh> cards = new ArrayList<>();
        for (CardFile.Raw raw : cut.cards()) {
            cards.add(WrittenCard.of(raw)
                    .map(read -> fresh(raw.line(), read, into))
                    .orElseGet(() -> broken(raw)));
        }
        return new Content(file(sent, encoding, List.of(), "vcf"), List.of(), cut.notes(), cards);
    }

    private static Intake.File file(Sent sent, Encoding encoding, List<String> columns, String format) {
        String written = encoding.charset().name() + (encoding.mark() > 0 ? " (BOM)" : "");
        return new Intake.File(Cells.kept(sent.name()), format, written, columns);
    }

    /** A picture that leads can keep goes with it. */
    private static Row.Fresh fresh(int line, WrittenCard.Read read, Intake.Into into) {
        Photograph photo = read.photo();
        if (photo == null) {
            return new Row.Fresh(line, List.of(), read.card(), null);
        }
        if (into == Intake.Into.COMPANIES) {
            return new Row.Fresh(line, List.of(), noting(read.card(), Said.of("photo-of-company")), null);
        }
        Optional<Picture> picture = Picture.of(photo.bytes());
        Card card = picture.isPresent() ? read.card() : noting(read.card(), Said.of("no-photo"));
        return new Row.Fresh(line, List.of(), card, picture.isPresent() ? photo : null);
    }

    private static Card noting(Card card, Said said) {
        List<Said> notes = new ArrayList<>(card.notes());
        notes.add(said);
        return new Card(card.uid(), card.person(), card.firm(), card.note(), card.others(), notes);
    }

    private static Row.Fresh broken(CardFile.Raw raw) {
        return new Row.Fresh(raw.line(), List.of(), broken("unreadable"), null);
    }

    /** One that says nothing but why. */
    static Card broken(String code, Object... values) {
        return new Card(
                "",
                Card.Person.NOBODY,
                new Card.Firm("", "", "", "", "", "", Card.Place.NOWHERE),
                "",
                List.of(),
                List.of(Said.of(code, values)));
    }

    private static Content table(Sent sent, Encoding encoding, Intake.Into into) throws IOException {
        try (Reader reader = encoding.reader(sent.path())) {
            CsvFile table = new CsvFile(new TextLines(reader));
            List<String> fields = Columns.guessed(table.columns(), into);
            List<Row.Fresh> cards = new ArrayList<>();
            for (Cells cells = table.next(); cells != null; cells = table.next()) {
                if (cards.size() == MOST_CARDS) {
                    throw new Unread(Said.of("too-many", MOST_CARDS));
                }
                Card card = cells.flaw() == null ? TableCard.of(fields, cells.cells()) : broken(cells);
                cards.add(new Row.Fresh(cells.line(), cells.flaw() == null ? cells.cells() : List.of(), card, null));
            }
            if (cards.isEmpty()) {
                throw new Unread(Said.of("only-a-head"));
            }
            List<Said> notes = encoding.broken() ? List.of(Said.of("broken-letters")) : List.of();
            return new Content(file(sent, encoding, table.columns(), "csv"), fields, notes, cards);
        }
    }

    private static Card broken(Cells cells) {
        Note flaw = cells.flaw();
        return flaw == null
                ? broken("unreadable")
                : broken("line-" + flaw.code(), flaw.values().toArray());
    }
}
