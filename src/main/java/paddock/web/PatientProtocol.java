package paddock.web;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP that waits for the head of a request only so long in all. The server's own time limit begins anew with each byte,
 * so that a head sent letter by letter would hold a connection for days.
 */
public final class PatientProtocol extends Http11NioProtocol {

    private Duration patience = Duration.ofSeconds(20);
    private @Nullable ScheduledFuture<?> looking;

    void waitFor(Duration longest) {
        patience = longest;
    }

    @Override
    public void start() throws Exception {
        super.start();
        looking = getUtilityExecutor().scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (looking != null) {
            looking.cancel(false);
        }
        super.stop();
    }

    private void look() {
        getEndpoint().getConnections().stream().filter(this::isLate).forEach(SocketWrapperBase::close);
    }

    /** Only a request that is not yet whole stays with its connection while nobody works on it. */
    private boolean isLate(SocketWrapperBase<?> connection) {
        if (!(connection.getCurrentProcessor() instanceof AbstractProcessor reading)
                || reading.isAsync()
                || reading.isUpgrade()) {
            return false;
        }
        long began = reading.getRequest().getStartTimeNanos();
        return began > 0 && System.nanoTime() - began > patience.toNanos();
    }
}
