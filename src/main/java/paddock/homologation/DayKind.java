package paddock.homologation;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** A civil day as rules see it. */
record DayKind(LocalDate date, DayOfWeek weekday, boolean holiday, boolean eve) {}
