package io.newsforge.testkit.llm;

import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.ModelException;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.spi.ModelReply;
import io.newsforge.llm.spi.ModelStream;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.time.Deadline;
import io.newsforge.time.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What tables of vendors' errors are made of and read with. */
final class VendorErrors {

    private VendorErrors() {}

    /** An error as it is served, and the kind it is. */
    record Row(int status, Failure failure, ErrorKind kind) {

        Row saying(String words) {
            return new Row(status, failure.saying(words), kind);
        }

        Row as(ErrorForm form) {
            return new Row(status, failure.as(form), kind);
        }
    }

    static Row row(int status, String type, @Nullable String code, ErrorKind kind) {
        return new Row(status, Failure.of(status, type, code, "Words"), kind);
    }

    /** A stream of events, given as names and data in turn. */
    static Reply events(String... namesAndData) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < namesAndData.length; i += 2) {
            body.append("event: ").append(namesAndData[i]).append('\n');
            body.append("data: ").append(namesAndData[i + 1]).append("\n\n");
        }
        return Behaviour.reply(200, "text/event-stream", body.toString());
    }

    static Call call() {
        return Call.within(Deadline.after(Duration.ofSeconds(20), TimeSource.system()));
    }

    static ModelReply ask(ModelProvider provider, String model, boolean streamed) {
        return streamed
                ? read(provider.stream(model, Prompt.of("Hi"), call()))
                : provider.chat(model, Prompt.of("Hi"), call());
    }

    static ModelReply read(ModelStream stream) {
        try (stream) {
            while (stream.advance()) {
                stream.delta();
            }
            return stream.reply();
        }
    }

    static ModelError failure(Runnable what) {
        try {
            what.run();
        } catch (ModelException e) {
            return e.error();
        }
        throw new AssertionError("nothing was thrown (expected: a ModelException)");
    }
}
