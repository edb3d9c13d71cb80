package paddock.takeover;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * A form with a file in it, read as it comes: first the token that shows that the form is ours, a few bytes, and the file itself
 * only once it is known who sends it and that they may.
 */
public final class Upload extends HttpServletRequestWrapper {

    /** Bytes of a file, with what the form says beside it. */
    public static final long LARGEST = 50_000_000;

    private static final String ATTRIBUTE = Upload.class.getName();
    private static final String TOKEN = "_csrf";
    private static final int LONGEST_TOKEN = 1000;

    private @Nullable FileItemIterator parts;
    private @Nullable String token;
    private boolean broken;

    private Upload(HttpServletRequest request) {
        super(request);
        request.setAttribute(ATTRIBUTE, this);
    }

    static boolean isOne(HttpServletRequest request) {
        String type = request.getContentType();
        return request.getMethod().equals("POST")
                && type != null
                && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    static HttpServletRequest of(HttpServletRequest request) {
        return new Upload(request);
    }

    /** The one that a request brought. */
    public static Optional<Upload> in(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(ATTRIBUTE)).map(Upload.class::cast);
    }

    @Override
    public @Nullable String getParameter(String name) {
        return name.equals(TOKEN) ? token() : super.getParameter(name);
    }

    /** What the first part says, where that is the token. */
    private @Nullable String token() {
        if (parts == null && !broken) {
            try {
                FileUpload reading = new FileUpload();
                parts = reading.getItemIterator(new ServletRequestContext((HttpServletRequest) getRequest()));
                if (parts.hasNext()) {
                    FileItemStream first = parts.next();
                    if (first.isFormField() && TOKEN.equals(first.getFieldName())) {
                        try (InputStream in = first.openStream()) {
                            token = new String(in.readNBytes(LONGEST_TOKEN), StandardCharsets.US_ASCII);
                        }
                    }
                }
            } catch (IOException cutOff) {
                broken = isBroken(cutOff);
            }
        }
        return token;
    }

    /**
     * Whether what came is no form as it should be.
     *
     * @throws UncheckedIOException where it is too large, comes too slowly, or nobody is there any more: that is told elsewhere
     */
    private static boolean isBroken(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadRequestException) {
                throw new UncheckedIOException(failure);
            }
        }
        return true;
    }

    /**
     * Puts the file of the form where it is wanted.
     *
     * @return what it is called; nothing where no file came
     */
    public Optional<String> file(Path target) throws IOException {
        token();
        try {
            while (parts != null && parts.hasNext()) {
                FileItemStream part = parts.next();
                String name = part.getName();
                if (!part.isFormField() && name != null && !name.isBlank()) {
                    try (InputStream in = part.openStream()) {
                        Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
                    }
                    return Optional.of(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1));
                }
            }
        } catch (IOException cutOff) {
            broken = isBroken(cutOff);
        }
        if (broken) {
            throw new Unreadable(Note.of("cut-off-upload"));
        }
        return Optional.empty();
    }
}
