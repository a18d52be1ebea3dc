package io.newsforge.llm.provider;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.newsforge.llm.spi.Capabilities;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.RateLimits;
import io.newsforge.llm.spi.Secret;
import java.io.IOException;
import java.util.List;
import org.apache.hc.core5.http.Header;

/** OpenAI's Responses; all that it shares with Chat Completions is taken from there. */
final class ResponsesFormat implements WireFormat {

    private final ChatFormat chat;
    private final Dialect dialect;

    ResponsesFormat(ChatFormat chat, Dialect dialect) {
        this.chat = chat;
        this.dialect = dialect;
    }

    @Override
    public String provider() {
        return chat.provider();
    }

    @Override
    public Capabilities capabilities(String model) {
        return chat.capabilities(model);
    }

    @Override
    public String chatPath() {
        return dialect.path("responses");
    }

    @Override
    public String modelsPath() {
        return chat.modelsPath();
    }

    @Override
    public Header credential(Secret secret) {
        return chat.credential(secret);
    }

    @Override
    public List<Header> headers() {
        return chat.headers();
    }

    @Override
    public String requestIdHeader() {
        return chat.requestIdHeader();
    }

    @Override
    public RateLimits limits(ReplyHead head) {
        return chat.limits(head);
    }

    /** What would end the answer cannot be left out unnoticed, and there is no field for it. */
    @Override
    public void writeRequest(JsonGenerator out, String model, Prompt prompt, boolean streamed) throws IOException {
        if (!prompt.stop().isEmpty()) {
            throw ModelError.of(ErrorKind.INVALID_REQUEST, provider())
                    .detail("stop: " + prompt.stop().size() + " (expected: none with the Responses API)")
                    .exception();
        }
        new ResponsesRequest(out, dialect).write(model, prompt, streamed);
    }

    @Override
    public void readReply(JsonParser in, Answer answer) throws IOException {
        ResponsesReader reader = new ResponsesReader(answer, true);
        in.nextToken();
        reader.response(in);
        reader.end();
    }

    @Override
    public EventFold beginStream(Answer answer) {
        return new ResponsesFold(answer);
    }

    @Override
    public ModelPage readModels(JsonParser in) throws IOException {
        return chat.readModels(in);
    }

    @Override
    public ErrorKind classify(ReplyHead head, ErrorBody body) {
        return ResponsesErrors.kind(head, body);
    }
}
