package paddock.sitefile;

import java.time.MonthDay;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.List;
import paddock.homologation.Duty;

/** Reads what the operator owes the authority, and when. */
final class DutyReader {

    private DutyReader() {}

    static Duty duty(Entry entry, String language) {
        entry.only("id", "cite", "text", "due");
        return new Duty(
                entry.get("id").key(),
                entry.get("cite").string(),
                entry.get("text").prose(language),
                due(entry.get("due")));
    }

    private static Duty.Due due(Entry entry) {
        if (!entry.isMapping()) {
            if (!entry.string().equals("always")) {
                entry.wrong("not-one-of", entry.string(), "always");
            }
            return new Duty.Due.Always();
        }
        entry.only("yearly", "every", "after", "before_end");
        String kind = DemandReader.one(entry, List.of("yearly", "every", "after", "before_end"))
                .orElse("");
        if (kind.equals("yearly")) {
            return yearly(entry.get(kind));
        }
        Period period = kind.isEmpty() ? null : DemandReader.period(entry.get(kind));
        if (period == null) {
            return new Duty.Due.Always();
        }
        return switch (kind) {
            case "every" -> new Duty.Due.Every(period);
            case "after" -> new Duty.Due.After(period);
            default -> new Duty.Due.BeforeEnd(period);
        };
    }

    private static Duty.Due yearly(Entry entry) {
        String day = entry.string();
        try {
            return new Duty.Due.Yearly(MonthDay.parse("--" + day));
        } catch (DateTimeParseException notADay) {
            entry.wrong("not-a-season", day);
            return new Duty.Due.Always();
        }
    }
}
