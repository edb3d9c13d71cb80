package paddock.directory;

import java.util.Locale;

/** How far the operator deals with a company. */
public enum Standing {
    OPEN,
    /** Pays before it uses anything. */
    PREPAY,
    /** Nothing more is sold to it, for a reason that the operator's people can read. */
    BARRED;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
