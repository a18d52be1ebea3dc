package io.newsforge.llm.provider;

import io.newsforge.time.TimeSource;
import java.time.Instant;
import java.util.List;
import org.apache.hc.core5.http.message.BasicHttpResponse;

/** Heads of replies without a network, at noon of 2026-11-21. */
final class Heads {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    static final TimeSource AT_NOON = new TimeSource() {
        @Override
        public Instant instant() {
            return NOON;
        }

        @Override
        public long nanos() {
            return 0;
        }
    };

    private Heads() {}

    static ChatFormat format() {
        return new ChatFormat("openai", Dialect.openAi(), List.of());
    }

    /** A head of OpenAI's with these headers: a name, a value, a name, a value. */
    static ReplyHead of(int status, String... headers) {
        BasicHttpResponse reply = new BasicHttpResponse(status);
        for (int i = 0; i < headers.length; i += 2) {
            reply.addHeader(headers[i], headers[i + 1]);
        }
        return new ReplyHead(format(), reply, AT_NOON, null);
    }

    static Answer answer(String... headers) {
        return new Answer(of(200, headers), "gpt-asked", false);
    }
}
