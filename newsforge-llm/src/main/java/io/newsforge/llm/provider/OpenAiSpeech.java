package io.newsforge.llm.provider;

import com.fasterxml.jackson.core.JsonGenerator;
import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelException;
import io.newsforge.llm.spi.Speech;
import io.newsforge.llm.spi.SpeechProvider;
import io.newsforge.llm.spi.SpeechRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;

/**
 * OpenAI's text-to-speech: {@code /audio/speech}. The sound is held in memory, bounded by
 * {@link Connections.Builder#maxStreamBytes}: five minutes of bare samples are some 14 MB. Made by
 * {@link OpenAi.Builder#buildSpeech()}. Thread-safe.
 */
public final class OpenAiSpeech implements SpeechProvider, AutoCloseable {

    private static final int OVERHEAD = 256;

    private final String provider;
    private final Transport transport;
    private final URI address;

    OpenAiSpeech(ChatFormat format, Endpoint endpoint) {
        this.provider = format.provider();
        this.transport = new Transport(format, endpoint);
        this.address = transport.at(format.speechPath());
    }

    @Override
    public Speech speak(String model, SpeechRequest request, Call call) {
        Outgoing body = new Outgoing(request.text().length() * 2 + OVERHEAD);
        write(body, model, request, provider);
        try (Exchange exchange = transport.send(address, body, "*/*", call)) {
            ReplyHead head = transport.head(exchange);
            try {
                return new Speech(sound(exchange, head), request.format(), head.requestId());
            } catch (IOException e) {
                throw Failures.of(exchange, new Answer(head, model, false), e);
            }
        }
    }

    private static void write(Outgoing body, String model, SpeechRequest request, String provider) {
        try (JsonGenerator out = Json.FACTORY.createGenerator(body)) {
            out.writeStartObject();
            out.writeStringField("model", model);
            out.writeStringField("input", request.text());
            out.writeStringField("voice", request.voice());
            out.writeStringField("response_format", request.format().name().toLowerCase(Locale.ROOT));
            if (request.speed() != 1) {
                out.writeNumberField("speed", request.speed());
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw Failures.unwritable(provider);
        }
    }

    private static byte[] sound(Exchange exchange, ReplyHead head) throws IOException {
        InputStream body = exchange.body();
        if (body == null || !Media.isSound(exchange.reply()) || !Media.isPlain(exchange.reply())) {
            throw unusable(head, "content type: " + Media.shown(exchange.reply()) + " (expected: audio)");
        }
        byte[] sound = new BoundedBody(body, exchange.bounds().streamBytes()).readAllBytes();
        exchange.read();
        if (sound.length == 0) {
            throw unusable(head, "sound: none (expected: at least one byte)");
        }
        return sound;
    }

    private static ModelException unusable(ReplyHead head, String words) {
        return head.failure(ErrorKind.MALFORMED)
                .billing(Billing.UNKNOWN)
                .detail(words)
                .exception();
    }

    /** Closes the connections this provider made itself. */
    @Override
    public void close() {
        transport.close();
    }
}
