package io.newsforge.llm.provider;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.Capabilities;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.Message;
import io.newsforge.llm.spi.ModelException;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.spi.ModelReply;
import io.newsforge.llm.spi.ModelStream;
import io.newsforge.llm.spi.Prompt;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The one provider over HTTP: every vendor is a {@link WireFormat} in it. Thread-safe. */
final class HttpModelProvider implements ModelProvider {

    private static final int USUAL_OVERHEAD = 512;

    /** More models than any vendor has; an endless list ends here. */
    private static final int MOST_PAGES = 20;

    private final WireFormat format;
    private final Transport transport;
    private final URI chat;
    private final URI models;

    HttpModelProvider(WireFormat format, Endpoint endpoint) {
        this.format = format;
        this.transport = new Transport(format, endpoint);
        this.chat = transport.at(format.chatPath());
        this.models = transport.at(format.modelsPath());
    }

    @Override
    public String name() {
        return format.provider();
    }

    @Override
    public Capabilities capabilities(String model) {
        return format.capabilities(model);
    }

    @Override
    public ModelReply chat(String model, Prompt prompt, Call call) {
        Outgoing body = written(model, prompt, false);
        try (Exchange exchange = transport.send(chat, body, Media.JSON, call)) {
            Answer answer = answer(exchange, model, prompt);
            try (JsonParser in = json(exchange)) {
                format.readReply(in, answer);
                end(in, exchange);
            } catch (IOException e) {
                throw Failures.of(exchange, answer, e);
            }
            return answer.reply();
        }
    }

    @Override
    public ModelStream stream(String model, Prompt prompt, Call call) {
        Outgoing body = written(model, prompt, true);
        Exchange exchange = transport.send(chat, body, Media.EVENTS, call);
        Answer answer = answer(exchange, model, prompt);
        boolean open = false;
        try {
            ModelStream stream = new HttpModelStream(exchange, answer, events(exchange, answer));
            open = true;
            return stream;
        } catch (IOException e) {
            throw Failures.of(exchange, answer, e);
        } finally {
            if (!open) {
                exchange.close();
            }
        }
    }

    @Override
    public List<String> models(Call call) {
        List<String> names = new ArrayList<>();
        URI next = models;
        for (int pages = 1; next != null; pages++) {
            ModelPage page = models(next, call);
            names.addAll(page.names());
            next = page.last() == null || pages == MOST_PAGES ? null : after(page.last());
        }
        return List.copyOf(names);
    }

    private ModelPage models(URI page, Call call) {
        try (Exchange exchange = transport.send(page, null, Media.JSON, call)) {
            try (JsonParser in = json(exchange)) {
                ModelPage read = format.readModels(in);
                end(in, exchange);
                return read;
            } catch (IOException e) {
                throw Failures.of(exchange, new Answer(head(exchange), "", false), e);
            }
        }
    }

    private URI after(String last) {
        String path = format.modelsPath();
        return transport.at(path + (path.indexOf('?') < 0 ? '?' : '&') + "after_id="
                + URLEncoder.encode(last, StandardCharsets.UTF_8));
    }

    private Outgoing written(String model, Prompt prompt, boolean streamed) {
        Outgoing body = new Outgoing(expectedBytes(prompt));
        try (JsonGenerator out = Json.FACTORY.createGenerator(body)) {
            format.writeRequest(out, model, prompt, streamed);
        } catch (IOException e) {
            throw Failures.unwritable(name());
        }
        return body;
    }

    private static int expectedBytes(Prompt prompt) {
        int bytes = USUAL_OVERHEAD;
        for (Message message : prompt.messages()) {
            for (Message.Part part : message.parts()) {
                bytes += part.text().length() + part.text().length() / 8;
            }
        }
        return bytes;
    }

    private Answer answer(Exchange exchange, String model, Prompt prompt) {
        return new Answer(head(exchange), model, prompt.schema().isPresent());
    }

    private ReplyHead head(Exchange exchange) {
        return transport.head(exchange);
    }

    private JsonParser json(Exchange exchange) throws IOException {
        InputStream body = exchange.body();
        if (body == null || !Media.isJson(exchange.reply()) || !Media.isPlain(exchange.reply())) {
            throw unexpected(exchange, Media.JSON);
        }
        return Json.FACTORY.createParser(new BoundedBody(body, exchange.bounds().replyBytes()));
    }

    /** Nothing may follow, and the end must be seen for the connection to be used again. */
    private static void end(JsonParser in, Exchange exchange) throws IOException {
        if (in.nextToken() != null) {
            throw new JsonParseException(in, "more than one value");
        }
        exchange.read();
    }

    private InputStream events(Exchange exchange, Answer answer) throws IOException {
        InputStream body = exchange.body();
        if (body != null && Media.isPlain(exchange.reply())) {
            if (Media.isEvents(exchange.reply())) {
                return body;
            }
            if (Media.isJson(exchange.reply())) {
                throw insteadOfEvents(exchange, answer, body.readNBytes(Bounds.ERROR_BYTES));
            }
        }
        throw unexpected(exchange, Media.EVENTS);
    }

    /** Some servers report an error of a stream as JSON of status 200. */
    private ModelException insteadOfEvents(Exchange exchange, Answer answer, byte[] body) {
        return ErrorReply.isError(body) ? ErrorReply.within(answer, body) : unexpected(exchange, Media.EVENTS);
    }

    private ModelException unexpected(Exchange exchange, String expected) {
        return head(exchange)
                .failure(ErrorKind.MALFORMED)
                .billing(Billing.UNKNOWN)
                .detail("content type: " + Media.shown(exchange.reply()) + " (expected: " + expected + ")")
                .exception();
    }

    @Override
    public void close() {
        transport.close();
    }
}
