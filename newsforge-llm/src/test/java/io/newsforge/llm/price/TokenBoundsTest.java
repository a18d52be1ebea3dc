package io.newsforge.llm.price;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.ReplySchema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenBoundsTest {

    private static final String ENGLISH = "The harbour ferry now runs on batteries alone, 38% cheaper. ";
    private static final String KOREAN = "한빛시가 다음 달 1일부터 심야버스 12개 노선을 24시간 운행한다. ";
    private static final String MIXED = "🚢⚡ naïve Zürich 東京 \uD83D\uDC69\u200D\uD83D\uDCBB ";

    private final TokenBounds bounds = TokenBounds.builtIn();
    private final Encoding o200k = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    @Test
    void noBoundIsBelowWhatTheTokenizerCounts() {
        for (String text : List.of(ENGLISH, KOREAN, MIXED)) {
            for (int times : new int[] {1, 20, 200}) {
                String body = text.repeat(times);
                for (String model : List.of("gpt-4o", "gpt-6-luna", "claude-opus-5-5", "llama3")) {
                    assertThat(bounds.input(model, Prompt.of(body)))
                            .as("%s, %d characters", model, body.length())
                            .isGreaterThan(o200k.countTokens(body));
                }
            }
        }
    }

    @Test
    void longPromptsToOpenAiAreCountedAndNotGuessed() {
        String body = ENGLISH.repeat(200);

        assertThat(bounds.input("gpt-4o", Prompt.of(body))).isLessThan(o200k.countTokens(body) + 100L);
    }

    @Test
    void longPromptsToClaudeHaveRoomForItsFinerTokenizer() {
        String body = ENGLISH.repeat(200);

        assertThat(bounds.input("claude-opus-5-5", Prompt.of(body)))
                .isGreaterThan(3L * o200k.countTokens(body) / 2)
                .isLessThan(body.length());
    }

    @Test
    void unknownModelsAreATokenAByte() {
        for (String text : List.of(ENGLISH, KOREAN, MIXED, "\uD800 alone")) {
            Prompt prompt = Prompt.of(text);
            long bytes = text.getBytes(StandardCharsets.UTF_8).length;

            assertThat(TokenBounds.bytes().input("llama3", prompt)).isBetween(bytes, bytes + 74);
        }
    }

    @Test
    void aSchemaIsCounted() {
        Prompt plain = Prompt.of("Hello.");
        Prompt formed = plain.toBuilder()
                .schema(ReplySchema.of("posts", "{\"type\":\"object\"}"))
                .build();

        assertThat(bounds.input("gpt-4o", formed)).isGreaterThan(bounds.input("gpt-4o", plain) + 500);
    }
}
