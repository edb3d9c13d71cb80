package paddock.circuit;

import paddock.kernel.Text;

/**
 * A number somebody has published about the place: never computed here, never merged with another source's.
 *
 * @param year the year it speaks of, as given
 */
public record Figure(Text name, Text value, String year, Text source) {}
