package paddock.sitefile;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import paddock.homologation.Duty;
import paddock.homologation.Duty.Due;

/** Reads what the operator owes, and when. */
final class DutyReader {

    private static final List<String> WHEN = List.of("yearly", "every", "after", "before_end", "on");

    private DutyReader() {}

    static Duty duty(Entry entry, String language) {
        entry.only("id", "cite", "text", "due");
        return new Duty(
                entry.get("id").key(),
                entry.get("cite").string(),
                entry.get("text").prose(language),
                due(entry.get("due")));
    }

    private static Due due(Entry entry) {
        if (!entry.isMapping()) {
            if (!entry.string().equals("always")) {
                entry.wrong("not-one-of", entry.string(), "always");
            }
            return new Due.Always();
        }
        String kind = DemandReader.one(entry, WHEN).orElse("");
        boolean counted = kind.equals("every") || kind.equals("after");
        entry.only(counted ? new String[] {kind, "since"} : WHEN.toArray(String[]::new));
        LocalDate since = entry.find("since").map(Entry::date).orElse(null);
        Due due = switch (kind) {
            case "yearly" -> yearly(entry.get(kind));
            case "on" -> on(entry.get(kind));
            case "every" ->
                period(entry, kind).map(period -> new Due.Every(period, since)).orElse(null);
            case "after" ->
                period(entry, kind).map(period -> new Due.After(period, since)).orElse(null);
            case "before_end" -> period(entry, kind).map(Due.BeforeEnd::new).orElse(null);
            default -> null;
        };
        return due == null ? new Due.Always() : due;
    }

    private static Optional<Period> period(Entry entry, String kind) {
        return Optional.ofNullable(DemandReader.period(entry.get(kind)));
    }

    private static Due on(Entry entry) {
        LocalDate day = entry.date();
        return day == null ? new Due.Always() : new Due.On(day);
    }

    private static Due yearly(Entry entry) {
        String day = entry.string();
        try {
            return new Due.Yearly(MonthDay.parse("--" + day));
        } catch (DateTimeParseException notADay) {
            entry.wrong("not-a-season", day);
            return new Due.Always();
        }
    }
}
