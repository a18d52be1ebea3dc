package io.newsforge.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.llm.provider.Connections;
import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.Cancellation;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.spi.ModelReply;
import io.newsforge.llm.spi.ModelStream;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.Usage;
import io.newsforge.time.Deadline;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What streams go through on real connections. */
@Timeout(60)
class StreamsOverHttpTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Prompt PROMPT = Prompt.of("Hi");

    private final FaultyProvider server = FaultyProvider.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void cancellingClosesTheSocketWithinATenthOfASecond(Vendor vendor) throws InterruptedException {
        List<Duration> delays = new ArrayList<>();

        try (ModelProvider provider = vendor.connect(server)) {
            for (int i = 0; i < 5; i++) {
                delays.add(untilTheServerSeesTheCancel(provider));
            }
        }

        delays.sort(null);
        assertThat(delays.get(2)).as("the median of %s", delays).isLessThan(Duration.ofMillis(100));
        assertThat(server.wire().clientsLeft()).isEqualTo(5);
    }

    private Duration untilTheServerSeesTheCancel(ModelProvider provider) throws InterruptedException {
        server.next(Answer.of("").pieces("one", "two").with(Mishap.hangsAfter(1)));
        Cancellation cancellation = Cancellation.create();
        try (ModelStream stream = provider.stream("m", PROMPT, call().cancelledBy(cancellation))) {
            assertThat(stream.advance()).isTrue();
            Exchange exchange = server.wire().last();

            long cancelled = System.nanoTime();
            cancellation.cancel();

            assertThat(exchange.awaitEnd(LONG)).isTrue();
            return Duration.ofNanos(exchange.endedNanos().orElseThrow() - cancelled);
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesOutAPieceWhileTheRestIsStillToCome(Vendor vendor) {
        server.next(Answer.of("").pieces("first", "second").with(Mishap.hangsAfter(1)));

        try (ModelProvider provider = vendor.connect(server);
                ModelStream stream = provider.stream("m", PROMPT, call())) {
            assertThat(stream.advance()).isTrue();
            assertThat(stream.delta()).isEqualTo("first");
            assertThat(server.wire().last().ending()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsCharactersAndEventsThatAreSplitAnywhere(Vendor vendor) {
        String text = "속보: 👩‍👩‍👧 naïve — “quoted” 🚨";
        for (int bytes = 1; bytes <= 7; bytes++) {
            server.next(Answer.of(text).inWritesOf(bytes));

            assertThat(streamed(vendor).text()).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @EnumSource
    void passesOverCommentsAndTakesLinesThatEndInCrLf(Vendor vendor) {
        server.next(
                Answer.of("Hello there").withComments().withCrLf(),
                Answer.of("Hello there").withCrLf().inWritesOf(1));

        assertThat(streamed(vendor).text()).isEqualTo("Hello there");
        assertThat(streamed(vendor).text()).isEqualTo("Hello there");
    }

    @ParameterizedTest
    @EnumSource
    void boundsGiantEvents(Vendor vendor) {
        server.next(Answer.of("").pieces("one", "two").with(Mishap.giantAfter(1, 1 << 20)));
        Connections narrow = Connections.builder().maxEventBytes(256 * 1024).build();

        ModelError error = VendorErrors.failure(() -> {
            try (ModelProvider provider = vendor.connect(server, narrow)) {
                VendorErrors.ask(provider, "m", true);
            } finally {
                narrow.close();
            }
        });

        assertThat(error.kind()).isEqualTo(ErrorKind.MALFORMED);
    }

    @ParameterizedTest
    @EnumSource
    void doesNotReadOverAnEventThatIsNoJson(Vendor vendor) {
        server.next(Answer.of("").pieces("one", "two").with(Mishap.malformedAfter(1)));

        assertThat(failure(vendor).kind()).isEqualTo(ErrorKind.MALFORMED);
    }

    @ParameterizedTest
    @EnumSource
    void takesAResetAsACutThatMayBeBilled(Vendor vendor) {
        server.next(Answer.of("").pieces("one", "two").with(Mishap.resetAfter(1)));

        ModelError error = failure(vendor);

        assertThat(error.kind()).isEqualTo(ErrorKind.CUT);
        assertThat(error.billing()).isEqualTo(Billing.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource
    void leavesOutWhatTheModelThought(Vendor vendor) {
        server.next(Answer.of("Hello").thinking("Whom do I greet?").usage(Usage.of(5, 9)));

        ModelReply reply = streamed(vendor);

        assertThat(reply.text()).isEqualTo("Hello");
        assertThat(reply.usage().output()).hasValue(9);
    }

    @ParameterizedTest
    @EnumSource
    void endsASlowDripByTheDeadline(Vendor vendor) throws InterruptedException {
        server.next(Answer.of("Hello there").inWritesOf(1).slowly(Duration.ofMillis(20)));
        Call call = Call.within(Deadline.after(Duration.ofMillis(400), TimeSource.system()));

        try (ModelProvider provider = vendor.connect(server)) {
            ModelError error = VendorErrors.failure(() -> VendorErrors.read(provider.stream("m", PROMPT, call)));

            assertThat(error.kind()).isEqualTo(ErrorKind.DEADLINE);
            assertThat(server.wire().last().awaitEnd(LONG)).isTrue();
            assertThat(server.wire().last().ending()).hasValue(Exchange.Ending.CLIENT_LEFT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void usesAConnectionAgainOnlyAfterAWholeAnswer(Vendor vendor) throws InterruptedException {
        server.next(
                Answer.of("one"),
                Answer.of("two"),
                Answer.of("").pieces("three").with(Mishap.stopsAfter(1)),
                Answer.of("four"));

        try (ModelProvider provider = vendor.connect(server)) {
            VendorErrors.ask(provider, "m", true);
            VendorErrors.ask(provider, "m", true);
            assertThat(server.wire().acceptedConnections()).isEqualTo(1);

            VendorErrors.failure(() -> VendorErrors.ask(provider, "m", true));
            assertThat(VendorErrors.ask(provider, "m", true).text()).isEqualTo("four");
        }

        assertThat(server.wire().awaitOpenConnections(0, LONG)).isTrue();
    }

    private ModelReply streamed(Vendor vendor) {
        try (ModelProvider provider = vendor.connect(server)) {
            return VendorErrors.ask(provider, "m", true);
        }
    }

    private ModelError failure(Vendor vendor) {
        return VendorErrors.failure(() -> streamed(vendor));
    }

    private static Call call() {
        return Call.within(Deadline.after(LONG, TimeSource.system()));
    }
}
