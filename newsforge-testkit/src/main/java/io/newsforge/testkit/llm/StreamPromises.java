package io.newsforge.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.Cancellation;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.Finish;
import io.newsforge.llm.spi.ModelException;
import io.newsforge.llm.spi.ModelStream;
import io.newsforge.llm.spi.Usage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a provider promises of answers that come in pieces. */
abstract class StreamPromises extends WholeAnswerPromises {

    StreamPromises() {}

    private ModelStream stream(Call call) {
        return tested().stream(model(), prompt(), call);
    }

    @Test
    void streamsThePiecesAndThenTheReply() {
        far().answers(List.of("속보", ": it ", "works 🚨"), Usage.of(11, 7));
        StringBuilder text = new StringBuilder();

        try (ModelStream stream = stream(call())) {
            while (stream.advance()) {
                assertThat(stream.delta()).isNotEmpty().isEqualTo(stream.delta());
                text.append(stream.delta());
            }

            assertThat(text).hasToString("속보: it works 🚨");
            assertThat(stream.reply().text()).isEqualTo("속보: it works 🚨");
            assertThat(stream.reply().finish()).isEqualTo(Finish.COMPLETE);
            assertThat(stream.reply().usage().input()).hasValue(11);
            assertThat(stream.reply().usage().output()).hasValue(7);
        }
    }

    @Test
    void streamsKeepUsageThatIsAbsentApartFromZero() {
        far().answers(List.of("a"), Usage.unknown());

        try (ModelStream stream = stream(call())) {
            while (stream.advance()) {
                assertThat(stream.delta()).isEqualTo("a");
            }
            assertThat(stream.reply().usage().isComplete()).isFalse();
        }
    }

    @Test
    void hasNoPieceAndNoReplyOutOfTurn() {
        far().answers(List.of("Hello"), Usage.of(1, 1));

        try (ModelStream stream = stream(call())) {
            assertThatIllegalStateException().isThrownBy(stream::delta);
            assertThatIllegalStateException().isThrownBy(stream::reply);
            assertThat(stream.advance()).isTrue();
            assertThatIllegalStateException().isThrownBy(stream::reply);
            assertThat(stream.advance()).isFalse();
            assertThat(stream.advance()).isFalse();
            assertThatIllegalStateException().isThrownBy(stream::delta);
        }
    }

    @Test
    void failsBeforeAStreamBeginsAsWholeAnswersDo() {
        far().rateLimits(Duration.ofSeconds(7));

        ModelException failure = failure(() -> readAll(stream(call())));

        assertKind(failure, ErrorKind.RATE_LIMITED);
        assertThat(failure.error().retryAfter()).hasValue(Duration.ofSeconds(7));
    }

    @Test
    void takesARefusalInAStreamAsAnError() {
        far().refuses("I will not.");

        assertKind(failure(() -> readAll(stream(call()))), ErrorKind.REFUSED);
    }

    @Test
    void takesABrokenStreamAsACut() {
        far().breaksAfter("Hello");

        assertFailsAfterThePiece(ErrorKind.CUT);
    }

    @Test
    void takesAStreamWithoutItsEndMarkAsACut() {
        far().stopsAfter("Hello");

        assertFailsAfterThePiece(ErrorKind.CUT);
    }

    @Test
    void takesAnErrorInsideAStreamAsThatError() {
        far().failsAfter("Hello");

        assertFailsAfterThePiece(ErrorKind.OVERLOADED);
    }

    private void assertFailsAfterThePiece(ErrorKind kind) {
        try (ModelStream stream = stream(call())) {
            assertThat(stream.advance()).isTrue();
            assertThat(stream.delta()).isEqualTo("Hello");
            assertKind(failure(stream::advance), kind);
            assertKind(failure(stream::advance), kind);
            assertThatIllegalStateException().isThrownBy(stream::reply);
        }
    }

    @Test
    void closesTheConnectionOfAStreamThatIsClosedEarly() throws InterruptedException {
        far().hangsAfter("Hello");

        ModelStream stream = stream(call());
        assertThat(stream.advance()).isTrue();
        stream.close();
        stream.close();

        assertThat(far().seesTheCallerLeave(LONG)).isTrue();
    }

    @Test
    void endsAStreamByTheDeadline() throws InterruptedException {
        far().hangsAfter("Hello");

        try (ModelStream stream = stream(within(Duration.ofMillis(700)))) {
            assertThat(stream.advance()).isTrue();
            assertKind(failure(stream::advance), ErrorKind.DEADLINE);
        }

        assertThat(far().seesTheCallerLeave(LONG)).isTrue();
    }

    @Test
    void endsAStreamThatIsCancelled() throws InterruptedException {
        far().hangsAfter("Hello");
        Cancellation cancellation = Cancellation.create();

        try (ModelStream stream = stream(call().cancelledBy(cancellation))) {
            assertThat(stream.advance()).isTrue();
            cancellation.cancel();
            assertKind(failure(stream::advance), ErrorKind.CANCELLED);
        }

        assertThat(far().seesTheCallerLeave(LONG)).isTrue();
    }

    static void readAll(ModelStream open) {
        try (ModelStream stream = open) {
            while (stream.advance()) {
                assertThat(stream.delta()).isNotEmpty();
            }
        }
    }
}
