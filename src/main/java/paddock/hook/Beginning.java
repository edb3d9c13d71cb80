package paddock.hook;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The beginning of an answer, as text; whatever else is said is not listened to. */
final class Beginning implements BodySubscriber<String> {

    static final int LONGEST = 500;

    private final ByteBuffer read = ByteBuffer.allocate(LONGEST);
    private final CompletableFuture<String> text = new CompletableFuture<>();
    private Flow.@Nullable Subscription line;

    @Override
    public CompletionStage<String> getBody() {
        return text;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        line = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            int length = Math.min(buffer.remaining(), read.remaining());
            read.put(buffer.slice(buffer.position(), length));
        }
        Flow.Subscription open = line;
        if (!read.hasRemaining() && open != null) {
            open.cancel();
            onComplete();
        }
    }

    /** What was said before the line broke is still what was said. */
    @Override
    public void onError(Throwable broken) {
        onComplete();
    }

    @Override
    public void onComplete() {
        String said = new String(read.array(), 0, read.position(), StandardCharsets.UTF_8);
        text.complete(said.replaceAll("[\\p{Cntrl}\\uFFFD]+", " ").strip());
    }
}
