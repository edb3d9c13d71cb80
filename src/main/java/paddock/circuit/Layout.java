package paddock.circuit;

import java.util.UUID;
import paddock.kernel.Text;
import paddock.kernel.Timeline;

/** What is sold and homologated: a way over the sections of a circuit, which may change on known dates. */
public record Layout(UUID id, String key, Text name, Shape shape, Timeline<Course> courses) {

    /** Whether the finish is the start. */
    public enum Shape {
        CLOSED,
        OPEN
    }
}
