package paddock.openid;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Asks the provider over the network, in place of whatever the libraries would do: no longer than a few seconds altogether,
 * no more than a few hundred kilobytes, at the address itself and nowhere that an answer sends to, and not by too many at once.
 */
final class Wire implements ClientHttpRequestInterceptor, ResourceRetriever {

    static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration TO_CONNECT = Duration.ofSeconds(4);
    private static final int LONGEST = 512 * 1024;
    private static final int MOST_AT_ONCE = 40;
    /** What the client writes by itself. */
    private static final Set<String> ITS_OWN = Set.of("content-length", "host", "connection", "expect", "upgrade");

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution next) throws Away {
        java.net.http.HttpRequest.Builder asked = java.net.http.HttpRequest.newBuilder(request.getURI())
                .method(
                        request.getMethod().name(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        request.getHeaders().forEach((name, values) -> {
            if (!ITS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> asked.header(name, value));
            }
        });
        return new Answer(send(asked.build()));
    }

    /** The keys, for the library that keeps them. */
    @Override
    public Resource retrieveResource(URL address) throws Away {
        try {
            return new Resource(get(address.toURI()), "application/json");
        } catch (URISyntaxException unreadable) {
            throw new Away("no address", unreadable);
        }
    }

    /** What lies at that address, in JSON. */
    String get(URI address) throws Away {
        HttpResponse<byte[]> answer = send(java.net.http.HttpRequest.newBuilder(address)
                .header(HttpHeaders.ACCEPT, "application/json")
                .build());
        if (answer.statusCode() != HttpStatus.OK.value()) {
            throw new Away(address + " answers " + answer.statusCode());
        }
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> send(java.net.http.HttpRequest request) throws Away {
        if (!places.tryAcquire()) {
            throw new Away("too many are waiting for it");
        }
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST));
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new Away(request.uri().toString(), failed.getCause() == null ? failed : failed.getCause());
        } catch (TimeoutException slow) {
            throw new Away(request.uri() + " does not answer in " + PATIENCE.toSeconds() + " s");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Away("stopped", stopped);
        } finally {
            answer.cancel(true);
            places.release();
        }
    }

    /** An answer that is here in whole. */
    private record Answer(HttpResponse<byte[]> from) implements ClientHttpResponse {

        @Override
        public HttpStatusCode getStatusCode() {
            return HttpStatusCode.valueOf(from.statusCode());
        }

        @Override
        public String getStatusText() {
            return "";
        }

        @Override
        public HttpHeaders getHeaders() {
            HttpHeaders headers = new HttpHeaders();
            from.headers().map().forEach(headers::addAll);
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(from.body());
        }

        @Override
        public void close() {}
    }
}
