package io.newsforge.bench;

import io.newsforge.llm.router.ModelRouter;
import io.newsforge.llm.router.RoutedStream;
import io.newsforge.llm.spi.Prompt;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The stream whose first piece was waited for; its rest is read outside the measure, so that its connection is used again. */
@State(Scope.Thread)
public class FirstToken {

    private RawModelCall.@Nullable Streaming raw;

    private @Nullable RoutedStream routed;

    String of(RawModelCall call, String system, String user) throws IOException {
        RawModelCall.Streaming begun = call.begin(system, user);
        raw = begun;
        return begun.next();
    }

    String of(ModelRouter router, Prompt prompt) {
        RoutedStream begun = router.stream(prompt, FullRouter.FOR_USER);
        routed = begun;
        if (!begun.advance()) {
            throw new IllegalStateException("stream: empty (expected: " + LoopbackProvider.CHUNKS + " pieces)");
        }
        return begun.delta();
    }

    /**
     * Reads what is left.
     *
     * @throws IOException if the server is away
     */
    @TearDown(Level.Invocation)
    public void readTheRest() throws IOException {
        if (raw != null) {
            raw.finish();
            raw = null;
        }
        if (routed != null) {
            while (routed.advance()) {
                routed.delta();
            }
            routed.close();
            routed = null;
        }
    }
}
