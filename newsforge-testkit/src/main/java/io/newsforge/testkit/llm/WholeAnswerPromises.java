package io.newsforge.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.Finish;
import io.newsforge.llm.spi.ModelException;
import io.newsforge.llm.spi.ModelReply;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.ReplySchema;
import io.newsforge.llm.spi.Usage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a provider promises of answers that come as a whole, and of errors. */
abstract class WholeAnswerPromises extends ProviderUnderTest {

    private static final ReplySchema SCHEMA = ReplySchema.of(
            "posts",
            "{\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\"}},\"required\":[\"text\"],"
                    + "\"additionalProperties\":false}");

    WholeAnswerPromises() {}

    @Test
    void namesItselfInLowerCase() {
        assertThat(tested().name()).matches("[a-z0-9._-]+").isEqualTo(tested().name());
    }

    @Test
    void knowsWhatModelsCanDoWithoutAsking() {
        assertThat(tested().capabilities(model())).isEqualTo(tested().capabilities(model()));
        assertThat(far().calls()).isZero();
    }

    @Test
    void givesTheTextAndTheUsage() {
        far().answers(List.of("속보: ", "it \"works\" 🚨\n"), Usage.of(11, 7));

        ModelReply reply = tested().chat(model(), prompt(), call());

        assertThat(reply.text()).isEqualTo("속보: it \"works\" 🚨\n");
        assertThat(reply.finish()).isEqualTo(Finish.COMPLETE);
        assertThat(reply.usage().input()).hasValue(11);
        assertThat(reply.usage().output()).hasValue(7);
        assertThat(reply.model()).isNotBlank();
        assertThat(reply.toString()).doesNotContain("works");
    }

    @Test
    void keepsUsageThatIsAbsentApartFromZero() {
        far().answers(List.of("a"), Usage.unknown());
        far().answers(List.of("b"), Usage.of(0, 0));

        assertThat(tested().chat(model(), prompt(), call()).usage().isComplete())
                .isFalse();
        assertThat(tested().chat(model(), prompt(), call()).usage().output()).hasValue(0);
    }

    @Test
    void saysThatAnAnswerWasCutByItsLimit() {
        far().answersTooLong("This goes on and");

        ModelReply reply = tested().chat(model(), prompt(), call());

        assertThat(reply.finish()).isEqualTo(Finish.LENGTH);
        assertThat(reply.text()).isEqualTo("This goes on and");
    }

    @Test
    void takesACutAnswerToASchemaAsAnError() {
        far().answersTooLong("{\"text\":\"This goes on and");
        Prompt strict = prompt().toBuilder().schema(SCHEMA).build();

        ModelException failure = failure(() -> tested().chat(model(), strict, call()));

        assertKind(failure, ErrorKind.TRUNCATED);
        assertThat(failure.error().billing()).isEqualTo(Billing.BILLED);
    }

    @Test
    void takesARefusalAsAnErrorThatWasBilled() {
        far().refuses("I will not.");

        ModelException failure = chatFails();

        assertKind(failure, ErrorKind.REFUSED);
        assertThat(failure.error().billing()).isEqualTo(Billing.BILLED);
    }

    @Test
    void passesOnHowLongToWait() {
        far().rateLimits(Duration.ofSeconds(7));

        ModelException failure = chatFails();

        assertKind(failure, ErrorKind.RATE_LIMITED);
        assertThat(failure.error().retryAfter()).hasValue(Duration.ofSeconds(7));
        assertThat(failure.error().billing()).isEqualTo(Billing.NOT_BILLED);
    }

    @Test
    void tellsSpentMoneyFromARateLimit() {
        far().hasNoQuotaLeft();

        assertKind(chatFails(), ErrorKind.QUOTA_SPENT);
    }

    @Test
    void tellsAnOverloadedProvider() {
        far().isOverloaded();

        assertKind(chatFails(), ErrorKind.OVERLOADED);
    }

    @Test
    void tellsAWrongCredentialWithoutShowingIt() {
        far().rejectsTheKey(KEY);

        assertKind(chatFails(), ErrorKind.AUTHENTICATION);
    }

    @Test
    void tellsAWrongRequest() {
        far().rejectsTheRequest();

        assertKind(chatFails(), ErrorKind.INVALID_REQUEST);
    }

    @Test
    void tellsAModelThatIsNotThere() {
        far().findsNoModel();

        assertKind(chatFails(), ErrorKind.MODEL_NOT_FOUND);
    }

    @Test
    void takesNonsenseAsMalformed() {
        far().talksNonsense();

        assertKind(chatFails(), ErrorKind.MALFORMED);
    }

    @Test
    void takesABrokenConnectionAsACutThatMayBeBilled() {
        far().breaksAfter("Hello");

        ModelException failure = chatFails();

        assertKind(failure, ErrorKind.CUT);
        assertThat(failure.error().billing()).isNotEqualTo(Billing.NOT_BILLED);
    }

    @Test
    void takesATruncatedAnswerAsNoAnswer() {
        far().stopsAfter("Hello");

        assertThat(chatFails().error().kind()).isIn(ErrorKind.MALFORMED, ErrorKind.CUT);
    }

    @Test
    void sendsEachCallOnce() {
        far().isOverloaded();
        far().rateLimits(Duration.ofSeconds(1));
        far().breaksAfter("Hello");

        for (int i = 0; i < 3; i++) {
            chatFails();
        }

        assertThat(far().calls()).isEqualTo(3);
    }

    @Test
    void listsTheModelsInTheVendorsOrder() {
        far().offers(List.of("zeta", "alpha", "mid"));

        assertThat(tested().models(call())).containsExactly("zeta", "alpha", "mid");
    }
}
