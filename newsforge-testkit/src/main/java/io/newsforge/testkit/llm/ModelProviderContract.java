package io.newsforge.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.Cancellation;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelException;
import io.newsforge.llm.spi.Secret;
import io.newsforge.llm.spi.Usage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link io.newsforge.llm.spi.ModelProvider} promises. Extend it, and return a provider and the server it talks to: for
 * APIs in the shape of OpenAI's or Anthropic's one of the kit's, else one of your own that can be told what to do.
 *
 * <pre>{@code
 * class MyProviderTest extends ModelProviderContract {
 *     private final FaultyProvider server = FaultyProvider.start();
 *
 *     @Override
 *     protected FarSide farSide() {
 *         return FarSide.of(server);
 *     }
 *
 *     @Override
 *     protected ModelProvider provider() {
 *         return new MyProvider(server.openAiBaseUrl());
 *     }
 *
 *     @AfterEach
 *     void stop() {
 *         server.close();
 *     }
 * }
 * }</pre>
 */
public abstract class ModelProviderContract extends StreamPromises {

    /** For subclasses. */
    protected ModelProviderContract() {}

    @Test
    void endsByTheDeadline() throws InterruptedException {
        far().hangs();
        long begin = System.nanoTime();

        ModelException failure = chatFails(within(Duration.ofMillis(300)));

        assertKind(failure, ErrorKind.DEADLINE);
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofMillis(290), Duration.ofSeconds(5));
        assertThat(far().seesTheCallerLeave(LONG)).isTrue();
    }

    @Test
    void endsSoonAfterItIsCancelled() throws Exception {
        far().hangs();
        Cancellation cancellation = Cancellation.create();
        CompletableFuture<ModelException> failure =
                CompletableFuture.supplyAsync(() -> chatFails(call().cancelledBy(cancellation)));
        assertThat(far().awaitCalls(1, LONG)).isTrue();

        cancellation.cancel();

        assertKind(failure.get(5, TimeUnit.SECONDS), ErrorKind.CANCELLED);
        assertThat(far().seesTheCallerLeave(LONG)).isTrue();
    }

    @Test
    void sendsNothingForACallThatIsOver() {
        Cancellation cancellation = Cancellation.create();
        cancellation.cancel();

        assertKind(chatFails(call().cancelledBy(cancellation)), ErrorKind.CANCELLED);
        assertKind(chatFails(within(Duration.ZERO)), ErrorKind.DEADLINE);
        assertThat(far().calls()).isZero();
    }

    @Test
    void showsNeitherCredentialNorTextInItsErrors() {
        Call call = call().as(Secret.of(KEY));
        far().rejectsTheKey(KEY);
        far().refuses("Never will I talk to " + SECRET_WORD);
        far().talksNonsense();
        far().breaksAfter(SECRET_WORD);
        far().stopsAfter(SECRET_WORD);

        for (int i = 0; i < 5; i++) {
            assertThat(trace(chatFails(call))).doesNotContain(KEY, SECRET_WORD);
        }
    }

    private static String trace(ModelException failure) {
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all, true));
        return all.append(failure.error().toString())
                .append(failure.error().detail().orElse(""))
                .toString();
    }

    @Test
    void givesEachOfManyCallsAtOnceItsOwnAnswer() throws Exception {
        int calls = 160;
        List<String> answers =
                IntStream.range(0, calls).mapToObj(i -> "answer " + i).toList();
        answers.forEach(text -> far().answers(List.of(text), Usage.of(1, 1)));

        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> texts = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                texts.add(threads.submit(
                        () -> tested().chat(model(), prompt(), call()).text()));
            }
            List<String> got = new ArrayList<>();
            for (Future<String> text : texts) {
                got.add(Objects.requireNonNull(text.get(LONG.toSeconds(), TimeUnit.SECONDS)));
            }
            assertThat(got).containsExactlyInAnyOrderElementsOf(answers);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void failsCallsUnderWayAndLaterOnesOnceItIsClosed() throws Exception {
        far().hangs();
        CompletableFuture<ModelException> underWay = CompletableFuture.supplyAsync(this::chatFails);
        assertThat(far().awaitCalls(1, LONG)).isTrue();

        tested().close();

        assertThat(underWay.get(5, TimeUnit.SECONDS)).isNotNull();
        assertThat(chatFails()).isNotNull();
        tested().close();
        assertThat(far().calls()).isEqualTo(1);
    }
}
