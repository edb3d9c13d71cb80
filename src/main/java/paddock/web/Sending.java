package paddock.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.http.HttpHeaders;

/**
 * A file that is sent as it is read. Where the reading breaks off, nobody takes what came for the whole: before anything has
 * left, the answer is a refusal like any other; after that, {@link PlainRefusals} cuts the connection, and whoever reads
 * sees a transfer that failed.
 */
public final class Sending {

    private final HttpServletResponse response;

    private Sending(HttpServletResponse response) {
        this.response = response;
    }

    /** To be kept under a name. */
    public static Sending file(HttpServletResponse response, String mediaType, String name) {
        response.setContentType(mediaType);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        return new Sending(response);
    }

    /** To be read by a program. */
    public static Sending answer(HttpServletResponse response, String mediaType) {
        response.setContentType(mediaType);
        return new Sending(response);
    }

    /** Writes it. */
    public interface Writing {

        /** May flush and close what it writes to, whole or not: nothing leaves by that, and nothing is ended. */
        void write(OutputStream out) throws IOException;
    }

    public void as(Writing writing) throws IOException {
        try {
            writing.write(new Open(response.getOutputStream()));
        } catch (IOException | RuntimeException broken) {
            if (!response.isCommitted()) {
                response.resetBuffer();
                response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
            }
            throw broken;
        }
    }

    /** Ends with the request: what is closed before is taken for whole, and what has been flushed cannot be taken back. */
    private static final class Open extends FilterOutputStream {

        Open(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
