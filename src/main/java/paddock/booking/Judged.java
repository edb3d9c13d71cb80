package paddock.booking;

import paddock.homologation.Verdict;

/** What the order says of one claim of a booking. */
public record Judged(int claim, Verdict verdict) {}
