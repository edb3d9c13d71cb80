package paddock.circuit;

import java.util.UUID;
import paddock.kernel.Text;
import paddock.kernel.Timeline;

/** One of the ways to drive a circuit, under the name people ask for; the way may change on known dates. */
public record Layout(UUID id, String key, Text name, Shape shape, Timeline<Course> courses) {

    /** Whether the finish is the start. */
    public enum Shape {
        CLOSED,
        OPEN
    }
}
