@NullMarked
package paddock;

import org.jspecify.annotations.NullMarked;
