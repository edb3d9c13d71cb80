package paddock.exhibition;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who shares a stand.
 *
 * @param company absent for one who is not in the directory
 * @param share of the costs that they bear, in hundredths
 */
public record Partner(UUID id, @Nullable UUID company, String name, int share) {}
