package paddock.circuit;

import paddock.kernel.Text;

/**
 * A dated fact of the place's history.
 *
 * @param date a year, a month or a day, as precisely as it is known: {@code 2015}, {@code 1999-07}
 */
public record Milestone(String date, Text what) {}
