package paddock.hook;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import paddock.kernel.Release;

/** Hands a message over: no longer than some seconds altogether, at the address itself, and reading little of the answer. */
@Component
class Caller {

    static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration TO_CONNECT = Duration.ofSeconds(4);
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final Fence fence;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable HttpClient http;

    Caller(Fence fence) {
        this.fence = fence;
    }

    /**
     * What is handed over.
     *
     * @param id the same at each attempt, by which whoever has it twice knows it
     * @param at when this attempt is made
     */
    record Message(URI address, UUID id, Instant at, String body) {}

    Answer call(Message message, List<SigningSecret> secrets) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        CompletableFuture<Optional<Fault>> looked =
                CompletableFuture.supplyAsync(() -> fence.closed(message.address()), threads);
        CompletableFuture<HttpResponse<String>> answered = null;
        try {
            Optional<Fault> closed = looked.get(left(end), TimeUnit.NANOSECONDS);
            if (closed.isPresent()) {
                return new Answer.Away(closed.get());
            }
            answered = http().sendAsync(request(message, secrets), head -> new Beginning());
            return read(answered.get(left(end), TimeUnit.NANOSECONDS));
        } catch (ExecutionException failed) {
            return new Answer.Away(fault(failed.getCause() == null ? failed : failed.getCause()));
        } catch (TimeoutException slow) {
            return new Answer.Away(Fault.SLOW);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer.Away(Fault.SLOW);
        } finally {
            if (answered != null) {
                answered.cancel(true);
            }
        }
    }

    private static long left(long end) {
        return Math.max(0, end - System.nanoTime());
    }

    /** Made with the first message: many installations never send any. */
    private synchronized HttpClient http() {
        HttpClient known = http;
        if (known == null) {
            known = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TO_CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .executor(threads)
                    .build();
            http = known;
        }
        return known;
    }

    private static HttpRequest request(Message message, List<SigningSecret> secrets) {
        String signatures = secrets.stream()
                .map(secret -> secret.sign(message.id(), message.at(), message.body()))
                .collect(Collectors.joining(" "));
        return HttpRequest.newBuilder(message.address())
                .headers(
                        "Content-Type",
                        "application/json",
                        "User-Agent",
                        "Paddock/" + Release.version(),
                        "webhook-id",
                        message.id().toString(),
                        "webhook-timestamp",
                        Long.toString(message.at().getEpochSecond()),
                        "webhook-signature",
                        signatures)
                .POST(BodyPublishers.ofString(message.body()))
                .build();
    }

    private static Answer read(HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return new Answer.Taken(status, answer.body());
        }
        if (status == 410) {
            return new Answer.Gone(status, answer.body());
        }
        Fault fault = status / 100 == 3 ? Fault.REDIRECT : Fault.STATUS;
        return new Answer.Refused(fault, status, answer.body(), wait(answer));
    }

    /** In seconds, as it is written as a rule; a date is not read. */
    private static @Nullable Duration wait(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(said -> said.matches("\\d{1,9}"))
                .map(said -> Duration.ofSeconds(Long.parseLong(said)))
                .map(said -> said.compareTo(LONGEST_WAIT) < 0 ? said : LONGEST_WAIT)
                .orElse(null);
    }

    private static Fault fault(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return Fault.ENCRYPTION;
            }
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return Fault.UNKNOWN_HOST;
            }
            if (cause instanceof HttpTimeoutException) {
                return Fault.SLOW;
            }
        }
        if (failed instanceof IOException || failed instanceof IllegalArgumentException) {
            return Fault.UNREACHABLE;
        }
        throw new IllegalStateException(failed);
    }
}
