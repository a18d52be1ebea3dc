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

/** OpenAI's Chat Completions, and the servers that imitate it: where they differ is in the {@link Dialect}. */
final class ChatFormat implements WireFormat {

    private final String provider;
    private final Dialect dialect;
    private final List<Header> headers;
    private final ChatRequest request;

    ChatFormat(String provider, Dialect dialect, List<Header> headers) {
        this.provider = provider;
        this.dialect = dialect;
        this.headers = List.copyOf(headers);
        this.request = new ChatRequest(dialect);
    }

    @Override
    public String provider() {
        return provider;
    }

    @Override
    public Capabilities capabilities(String model) {
        return new Capabilities(
                dialect.schemas() == Dialect.Schemas.STRICT,
                dialect.takesTemperature(model),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    @Override
    public String chatPath() {
        return dialect.path("chat/completions");
    }

    @Override
    public String modelsPath() {
        return dialect.path("models");
    }

    String speechPath() {
        return dialect.path("audio/speech");
    }

    @Override
    public Header credential(Secret secret) {
        return new BasicHeader(dialect.credentialHeader(), dialect.credentialPrefix() + secret.reveal());
    }

    @Override
    public List<Header> headers() {
        return headers;
    }

    @Override
    public String requestIdHeader() {
        return dialect.requestIdHeader();
    }

    @Override
    public RateLimits limits(ReplyHead head) {
        return limitsOf(head);
    }

    /** What OpenAI's own headers say; of the limits of both its APIs. */
    static RateLimits limitsOf(ReplyHead head) {
        Left requests = RateLimitHeaders.left(head, "x-ratelimit-remaining-requests", "x-ratelimit-reset-requests");
        Left tokens = RateLimitHeaders.left(head, "x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens");
        return requests == null && tokens == null ? RateLimits.none() : new RateLimits(requests, tokens);
    }

    @Override
    public void writeRequest(JsonGenerator out, String model, Prompt prompt, boolean streamed) throws IOException {
        request.write(out, model, prompt, streamed);
    }

    @Override
    public void readReply(JsonParser in, Answer answer) throws IOException {
        Json.object(in);
        new ChatReading(answer).whole(in);
    }

    @Override
    public EventFold beginStream(Answer answer) {
        return new ChatFold(answer);
    }

    @Override
    public ModelPage readModels(JsonParser in) throws IOException {
        return ModelPage.read(in);
    }

    @Override
    public ErrorKind classify(ReplyHead head, ErrorBody body) {
        return OpenAiErrors.kind(head, body);
    }
}
