package io.newsforge.llm.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.Capabilities;
import io.newsforge.llm.spi.Finish;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.spi.ModelReply;
import io.newsforge.llm.spi.ModelStream;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.RateLimits;
import io.newsforge.llm.spi.Usage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What log lines say of the attempt they belong to; here since a logger with an MDC is on this class path. */
class AttemptScopeTest {

    private final Map<String, String> sending = new HashMap<>();
    private final Map<String, String> ended = new HashMap<>();

    @AfterEach
    void clear() {
        MDC.clear();
    }

    private ModelRouter router() {
        return ModelRouter.builder()
                .route(Route.of("primary", new Echo(), "m"))
                .listener(new AttemptListener() {
                    @Override
                    public void ended(Route route, AttemptTrace attempt) {
                        ended.putAll(MDC.getCopyOfContextMap());
                    }
                })
                .build();
    }

    @Test
    void routeAttemptAndRequestAreThereDuringTheAttemptOnly() {
        router().send(Prompt.of("Hello?"));

        assertThat(sending).containsOnly(Map.entry("newsforge.route", "primary"), Map.entry("newsforge.attempt", "1"));
        assertThat(ended).containsEntry("newsforge.request.id", "req-1").containsEntry("newsforge.route", "primary");
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void whatTheHostHadSetIsThereAgainAfterwards() {
        MDC.put("newsforge.route", "outer");
        MDC.put("newsforge.request.id", "outer-id");
        MDC.put("theirs", "kept");

        router().send(Prompt.of("Hello?"));

        assertThat(sending).containsEntry("theirs", "kept").doesNotContainKey("newsforge.request.id");
        assertThat(MDC.getCopyOfContextMap())
                .containsOnly(
                        Map.entry("newsforge.route", "outer"),
                        Map.entry("newsforge.request.id", "outer-id"),
                        Map.entry("theirs", "kept"));
    }

    private final class Echo implements ModelProvider {

        @Override
        public String name() {
            return "echo";
        }

        @Override
        public Capabilities capabilities(String model) {
            return Capabilities.usual();
        }

        @Override
        public ModelReply chat(String model, Prompt prompt, Call call) {
            sending.putAll(MDC.getCopyOfContextMap());
            return new ModelReply("ok", Finish.COMPLETE, Usage.of(1, 1), model, "req-1", RateLimits.none());
        }

        @Override
        public ModelStream stream(String model, Prompt prompt, Call call) {
            throw new UnsupportedOperationException("stream");
        }

        @Override
        public List<String> models(Call call) {
            return List.of();
        }

        @Override
        public void close() {}
    }
}
