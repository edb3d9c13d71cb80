package paddock;

import java.io.IOException;
import java.util.List;

/** A part of the benchmarks that can be run alone. */
interface Measurement {

    String name();

    List<Finding> findings() throws IOException;
}
