package io.newsforge.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelException;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.time.Deadline;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** What all promises of a provider are checked with. */
@Timeout(60)
abstract class ProviderUnderTest {

    /** Longer than anything here takes, on a slow machine too. */
    static final Duration LONG = Duration.ofSeconds(20);

    /** No real key, but of the form of one. */
    static final String KEY = "sk-test-3f9a1c7e5b2d4f6a8c0e1d3b5f7a9c2e";

    /** What must never show: it stands in the prompt. */
    static final String SECRET_WORD = "Quagmire";

    private @Nullable ModelProvider provider;
    private @Nullable FarSide far;

    /** For subclasses. */
    ProviderUnderTest() {}

    /**
     * The provider to test. The test closes it.
     *
     * @return a new provider that talks to {@link #farSide()}
     */
    protected abstract ModelProvider provider();

    /**
     * What the provider talks to. Asked once for each test, before {@link #provider()}.
     *
     * @return a far side that has not been told anything
     */
    protected abstract FarSide farSide();

    /**
     * The model to ask for.
     *
     * @return {@code model-a} unless overridden
     */
    protected String model() {
        return "model-a";
    }

    @BeforeEach
    final void begin() {
        far = farSide();
        provider = provider();
    }

    @AfterEach
    final void end() {
        tested().close();
    }

    final ModelProvider tested() {
        return Objects.requireNonNull(provider, "provider");
    }

    final FarSide far() {
        return Objects.requireNonNull(far, "farSide");
    }

    static Prompt prompt() {
        return Prompt.of("Say hello to " + SECRET_WORD + ".");
    }

    static Call call() {
        return within(LONG);
    }

    static Call within(Duration limit) {
        return Call.within(Deadline.after(limit, TimeSource.system()));
    }

    final ModelException chatFails(Call call) {
        return failure(() -> tested().chat(model(), prompt(), call));
    }

    final ModelException chatFails() {
        return chatFails(call());
    }

    static ModelException failure(ThrowingCallable work) {
        ModelException failure = catchThrowableOfType(ModelException.class, work);
        assertThat(failure).as("a ModelException").isNotNull();
        return failure;
    }

    static void assertKind(ModelException failure, ErrorKind kind) {
        assertThat(failure.error().kind()).as("%s", failure).isEqualTo(kind);
    }
}
