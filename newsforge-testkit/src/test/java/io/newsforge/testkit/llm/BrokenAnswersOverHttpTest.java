package io.newsforge.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.llm.provider.Connections;
import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.spi.ModelReply;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no answer, or not all of one, by each of our clients. */
@Timeout(60)
class BrokenAnswersOverHttpTest {

    private final FaultyProvider server = FaultyProvider.start();

    @AfterEach
    void stop() {
        server.close();
    }

    record Broken(String name, Behaviour behaviour, boolean streamed, ErrorKind kind) {

        @Override
        public String toString() {
            return name + (streamed ? ", streamed" : "");
        }
    }

    static Stream<Arguments> broken() {
        Answer answer = Answer.of("Hello there");
        Failure overloaded = Failure.overloaded();
        return Stream.of(Vendor.values())
                .flatMap(vendor -> Stream.of(
                                both("web page", Behaviour.webPage(), ErrorKind.MALFORMED),
                                both("empty body", Behaviour.emptyBody(), ErrorKind.MALFORMED),
                                both("closed", Behaviour.closes(), ErrorKind.CUT),
                                both("reset", Behaviour.resets(), ErrorKind.CUT),
                                both("cut", answer.with(Mishap.cutAfter(1)), ErrorKind.CUT),
                                both(
                                        "an error of status 200",
                                        answer.with(Mishap.failsAfter(0, overloaded)),
                                        ErrorKind.OVERLOADED),
                                both("filtered", answer.ending(Answer.Ending.FILTERED), filtered(vendor)),
                                both("refused", answer.ending(Answer.Ending.REFUSED), ErrorKind.REFUSED),
                                whole("no JSON", answer.with(Mishap.malformedAfter(0)), ErrorKind.MALFORMED),
                                whole("truncated JSON", answer.with(Mishap.stopsAfter(0)), ErrorKind.MALFORMED),
                                whole(
                                        "another JSON",
                                        Behaviour.reply(200, "application/json", "[1]"),
                                        ErrorKind.MALFORMED))
                        .flatMap(cases -> cases)
                        .map(row -> Arguments.of(vendor, row)));
    }

    private static Stream<Broken> both(String name, Behaviour behaviour, ErrorKind kind) {
        return Stream.of(new Broken(name, behaviour, false, kind), new Broken(name, behaviour, true, kind));
    }

    private static Stream<Broken> whole(String name, Behaviour behaviour, ErrorKind kind) {
        return Stream.of(new Broken(name, behaviour, false, kind));
    }

    /** Anthropic has one word for both. */
    private static ErrorKind filtered(Vendor vendor) {
        boolean anthropic = vendor == Vendor.ANTHROPIC_2023 || vendor == Vendor.ANTHROPIC_2026;
        return anthropic ? ErrorKind.REFUSED : ErrorKind.CONTENT_FILTERED;
    }

    @ParameterizedTest
    @MethodSource("broken")
    void isAnErrorOfItsKindAndAskedForOnce(Vendor vendor, Broken broken) {
        server.next(broken.behaviour());

        ModelError error = failure(vendor, broken.streamed());

        assertThat(error.kind()).as("%s", error).isEqualTo(broken.kind());
        assertThat(server.wire().requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void boundsWhatItReadsAndLeavesTheRest(Vendor vendor) throws InterruptedException {
        server.next(Behaviour.hugeBody(64L << 20));
        Connections narrow = Connections.builder().maxReplyBytes(1 << 20).build();

        try (ModelProvider provider = vendor.connect(server, narrow)) {
            ModelError error = VendorErrors.failure(() -> VendorErrors.ask(provider, "m", false));
            assertThat(error.kind()).isEqualTo(ErrorKind.MALFORMED);
            assertThat(server.wire().awaitOpenConnections(0, Duration.ofSeconds(5)))
                    .isTrue();
            assertThat(server.wire().clientsLeft()).isEqualTo(1);
        } finally {
            narrow.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesARefusedConnectionAsUnreachableAndNotBilled(Vendor vendor) {
        server.goDown();

        ModelError error = failure(vendor, false);

        assertThat(error.kind()).isEqualTo(ErrorKind.UNREACHABLE);
        assertThat(error.billing()).isEqualTo(Billing.NOT_BILLED);
    }

    @ParameterizedTest
    @EnumSource
    void readsOverWhatTheModelThought(Vendor vendor) {
        server.next(Answer.of("Hello").thinking("Whom do I greet?"));

        try (ModelProvider provider = vendor.connect(server)) {
            assertThat(VendorErrors.ask(provider, "m", false).text()).isEqualTo("Hello");
        }
    }

    @ParameterizedTest
    @EnumSource
    void passesOnTheVendorsLimits(Vendor vendor) {
        server.next(Answer.of("Hello").limits(new Limits(4, 900, Duration.ofSeconds(30))));

        try (ModelProvider provider = vendor.connect(server)) {
            ModelReply reply = VendorErrors.ask(provider, "m", false);

            assertThat(reply.limits().requests().orElseThrow().remaining()).isEqualTo(4);
            assertThat(reply.limits().tokens().orElseThrow().remaining()).isEqualTo(900);
            assertThat(reply.limits().tokens().orElseThrow().reset())
                    .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
        }
    }

    @ParameterizedTest
    @EnumSource
    void showsNoKeyThatAnErrorQuotes(Vendor vendor) {
        String key = "sk-test-0a1b2c3d4e5f60718293a4b5c6d7e8f9";
        for (ErrorForm form : ErrorForm.values()) {
            server.next(Failure.badKey()
                    .saying("Incorrect API key provided: " + key + ".")
                    .as(form));

            ModelError error = failure(vendor, false);

            assertThat(error.kind()).as("%s", form).isEqualTo(ErrorKind.AUTHENTICATION);
            assertThat(error.toString() + error.detail()).doesNotContain(key, "0a1b2c3d");
        }
    }

    private ModelError failure(Vendor vendor, boolean streamed) {
        return VendorErrors.failure(() -> {
            try (ModelProvider provider = vendor.connect(server)) {
                VendorErrors.ask(provider, "m", streamed);
            }
        });
    }
}
