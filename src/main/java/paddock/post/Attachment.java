package paddock.post;

import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file that goes with a mail. Two of the same name, type and bytes are the same. */
public final class Attachment {

    private static final String TOKEN = "[A-Za-z0-9!#$&^_.+-]+";
    private static final Pattern TYPE = Pattern.compile(TOKEN + "/" + TOKEN + "(; ?" + TOKEN + "=" + TOKEN + ")*");

    private final String name;
    private final String type;
    private final byte[] bytes;

    /** @param type its media type, such as {@code application/pdf} or {@code text/calendar; method=REQUEST} */
    public Attachment(String name, String type, byte[] bytes) {
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("not a media type: " + Header.line(type));
        }
        this.name = Header.line(name);
        this.type = type;
        this.bytes = bytes.clone();
    }

    public String name() {
        return name;
    }

    public String type() {
        return type;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Attachment file
                && name.equals(file.name)
                && type.equals(file.type)
                && Arrays.equals(bytes, file.bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type, Arrays.hashCode(bytes));
    }

    @Override
    public String toString() {
        return name + " (" + type + ", " + bytes.length + " bytes)";
    }
}
