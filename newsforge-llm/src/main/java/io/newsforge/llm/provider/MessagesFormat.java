package io.newsforge.llm.provider;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.newsforge.llm.spi.Capabilities;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.RateLimits;
import io.newsforge.llm.spi.RateLimits.Left;
import io.newsforge.llm.spi.Secret;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;

/** Anthropic Messages, in either version of the API. */
final class MessagesFormat implements WireFormat {

    private static final LimitHeaders REQUESTS = LimitHeaders.of("requests");
    private static final LimitHeaders TOKENS = LimitHeaders.of("tokens");
    private static final LimitHeaders INPUT = LimitHeaders.of("input-tokens");
    private static final LimitHeaders OUTPUT = LimitHeaders.of("output-tokens");

    /** The most the vendor gives at once. */
    private static final int MODELS_A_PAGE = 1_000;

    private final AnthropicVersion version;
    private final boolean bearer;

    /** With the key in {@code x-api-key}, or as a bearer. */
    MessagesFormat(AnthropicVersion version, boolean bearer) {
        this.version = version;
        this.bearer = bearer;
    }

    @Override
    public String provider() {
        return Anthropic.NAME;
    }

    @Override
    public Capabilities capabilities(String model) {
        return new Capabilities(
                true, ClaudeGeneration.of(model).takesTemperature(version), OptionalLong.empty(), OptionalLong.empty());
    }

    @Override
    public String chatPath() {
        return "v1/messages";
    }

    @Override
    public String modelsPath() {
        return "v1/models?limit=" + MODELS_A_PAGE;
    }

    @Override
    public Header credential(Secret secret) {
        return bearer
                ? new BasicHeader("Authorization", "Bearer " + secret.reveal(), true)
                : new BasicHeader("x-api-key", secret.reveal(), true);
    }

    @Override
    public List<Header> headers() {
        return List.of(new BasicHeader("anthropic-version", version.header()));
    }

    @Override
    public String requestIdHeader() {
        return "request-id";
    }

    /** Input and output tokens have limits of their own, beside a common one. */
    @Override
    public RateLimits limits(ReplyHead head) {
        Left requests = REQUESTS.left(head);
        Left tokens = RateLimitHeaders.tighter(
                TOKENS.left(head), RateLimitHeaders.tighter(INPUT.left(head), OUTPUT.left(head)));
        return requests == null && tokens == null ? RateLimits.none() : new RateLimits(requests, tokens);
    }

    private record LimitHeaders(String remaining, String reset) {

        static LimitHeaders of(String what) {
            return new LimitHeaders(
                    "anthropic-ratelimit-" + what + "-remaining", "anthropic-ratelimit-" + what + "-reset");
        }

        @Nullable
        Left left(ReplyHead head) {
            return RateLimitHeaders.left(head, remaining, reset);
        }
    }

    @Override
    public void writeRequest(JsonGenerator out, String model, Prompt prompt, boolean streamed) throws IOException {
        new MessagesRequest(out, version).write(model, prompt, streamed);
    }

    @Override
    public void readReply(JsonParser in, Answer answer) throws IOException {
        MessagesReader reader = new MessagesReader(answer);
        in.nextToken();
        reader.message(in);
        reader.end();
    }

    @Override
    public EventFold beginStream(Answer answer) {
        return new MessagesFold(answer);
    }

    @Override
    public ModelPage readModels(JsonParser in) throws IOException {
        return ModelPage.read(in);
    }

    @Override
    public ErrorKind classify(ReplyHead head, ErrorBody body) {
        return MessagesErrors.kind(head.status(), body);
    }
}
