package io.newsforge.llm.provider;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.ModelException;
import io.newsforge.llm.spi.ModelReply;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.RateLimits;
import io.newsforge.llm.spi.Usage;
import io.newsforge.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.hc.core5.http.message.BasicHttpResponse;

/** Feeds a {@link WireFormat} without a wire. */
final class WireProbe {

    static final String ASKED = "asked-model";

    private final WireFormat format;
    private final BasicHttpResponse reply = new BasicHttpResponse(200);
    private boolean schema;

    WireProbe(WireFormat format) {
        this.format = format;
    }

    WireProbe status(int status) {
        reply.setCode(status);
        return this;
    }

    WireProbe header(String name, String value) {
        reply.setHeader(name, value);
        return this;
    }

    WireProbe withSchema() {
        schema = true;
        return this;
    }

    JsonNode request(String model, Prompt prompt, boolean streamed) {
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            try (JsonGenerator out = Json.FACTORY.createGenerator(body)) {
                format.writeRequest(out, model, prompt, streamed);
            }
            return Json.tree(body.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ModelReply reply(String body) throws IOException {
        Answer answer = answer();
        try (JsonParser in = Json.FACTORY.createParser(body)) {
            format.readReply(in, answer);
        }
        return answer.reply();
    }

    Stream stream() {
        return new Stream();
    }

    ModelError error(String body) {
        return ErrorReply.of(head(), body.getBytes(StandardCharsets.UTF_8)).error();
    }

    ErrorKind kind(String body) {
        return error(body).kind();
    }

    RateLimits limits() {
        return format.limits(head());
    }

    private Answer answer() {
        return new Answer(head(), ASKED, schema);
    }

    private ReplyHead head() {
        return new ReplyHead(format, reply, NOON, null);
    }

    private static final TimeSource NOON = new TimeSource() {
        @Override
        public Instant instant() {
            return Instant.parse("2026-11-25T12:00:00Z");
        }

        @Override
        public long nanos() {
            return 0;
        }
    };

    static ModelError failure(ThrowingRunnable what) throws IOException {
        try {
            what.run();
        } catch (ModelException e) {
            return e.error();
        }
        throw new AssertionError("nothing was thrown (expected: a ModelException)");
    }

    @FunctionalInterface
    interface ThrowingRunnable {
        void run() throws IOException;
    }

    /** A stream fed event by event. */
    final class Stream {

        private final Answer answer = answer();
        private final EventFold fold = format.beginStream(answer);
        private final StringBuilder text = new StringBuilder();

        Stream feed(List<String> events) throws IOException {
            for (String event : events) {
                feed(event);
            }
            return this;
        }

        /** Takes {@code name: data}, the name perhaps empty. */
        Stream feed(String event) throws IOException {
            int colon = event.indexOf(": ");
            String delta = fold.fold(new Event(event.substring(0, colon), event.substring(colon + 2)));
            if (delta != null) {
                text.append(delta);
                answer.text(delta);
            }
            return this;
        }

        String text() {
            return text.toString();
        }

        boolean isWhole() {
            return fold.mayEndHere();
        }

        boolean isOver() {
            return fold.isOver();
        }

        ModelReply reply() {
            return answer.reply();
        }

        Usage used() {
            return answer.used();
        }
    }

    private record Event(String name, String text) implements ServerEvent {

        @Override
        public boolean dataIs(String ascii) {
            return text.equals(ascii);
        }

        @Override
        public JsonParser json() throws IOException {
            return Json.FACTORY.createParser(text);
        }

        @Override
        public byte[] data() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
