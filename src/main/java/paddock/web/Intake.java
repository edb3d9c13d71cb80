package paddock.web;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.coyote.BadRequestException;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes in as the body of a request, counted and timed as it is read: forms, JSON and whatever else alike. */
final class Intake implements InputBuffer {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    static final long USUAL = 1_000_000;

    /** Somewhat more than the most that any route takes in: whoever sends too large a file is to read why it is refused. */
    private static final long MOST_PASSED_OVER = 80_000_000;

    private static final String ATTRIBUTE = Intake.class.getName();

    private final InputBuffer source;
    private final Duration patience;
    private final long began = System.nanoTime();
    private long limit = USUAL;
    private long taken;
    private boolean whole;
    private final boolean asksFirst;

    Intake(Request request, Duration patience) {
        this.source = request.getInputBuffer();
        this.patience = patience;
        this.whole = request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null;
        this.asksFirst = request.hasExpectation();
    }

    void keepIn(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Lets a request bring more than is usual; refuses at once where it says that it brings more still. */
    static void allow(ServletRequest request, long limit) throws Refused {
        if (request.getAttribute(ATTRIBUTE) instanceof Intake intake) {
            intake.limit = limit;
            if (request.getContentLengthLong() > limit) {
                throw new Refused(413, "too-large");
            }
        }
    }

    /** Whether nothing more is to come. */
    boolean isWhole() {
        return whole;
    }

    /** Lets what is still coming go by, up to a point: who is cut off while speaking does not hear why. */
    void passOver() {
        if (asksFirst && taken == 0) {
            return; // whoever waits to be told to go on sends nothing
        }
        Passing nowhere = new Passing();
        try {
            while (!whole && taken < MOST_PASSED_OVER && !isLate()) {
                whole = source.doRead(nowhere) < 0;
                taken += whole ? 0 : nowhere.getByteBuffer().remaining();
            }
        } catch (IOException broken) {
            LOG.debug("The rest of a body did not come", broken);
        }
    }

    private boolean isLate() {
        return System.nanoTime() - began > patience.toNanos();
    }

    /** Takes and forgets. */
    private static final class Passing implements ApplicationBufferHandler {

        private ByteBuffer last = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            last = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return last;
        }

        @Override
        public void expand(int size) {
            // Nothing is kept.
        }
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        int read = source.doRead(handler);
        whole = read < 0;
        taken += Math.max(read, 0);
        if (taken > limit) {
            throw new Refused(413, "too-large");
        }
        if (isLate()) {
            throw new Refused(408, "too-slow");
        }
        return read;
    }

    @Override
    public int available() {
        return source.available();
    }

    /** A body is not read on: it is too large, or comes too slowly. To the server it is no client that went away. */
    static final class Refused extends BadRequestException {

        private static final long serialVersionUID = 1L;

        private final int status;
        private final String code;

        private Refused(int status, String code) {
            super(code);
            this.status = status;
            this.code = code;
        }

        int status() {
            return status;
        }

        String code() {
            return code;
        }
    }

    /** The refusal that a failure goes back to, if there is one. */
    static @Nullable Refused behind(Throwable broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused;
            }
        }
        return null;
    }
}
