package paddock.sitefile;

import java.util.List;

/**
 * Something wrong in a site file, where it stands, and what would be right: the wording is looked up by key.
 *
 * @param line counted from 1; 0 where the file as a whole is meant
 */
public record Mistake(String file, int line, String key, List<Object> values) {

    public Mistake {
        values = List.copyOf(values);
    }

    /** The key of its wording in the texts. */
    public String code() {
        return "mistake." + key;
    }
}
