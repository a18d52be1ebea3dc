package io.newsforge.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.Conversion;
import io.newsforge.Failure;
import io.newsforge.Why;
import io.newsforge.post.WritingStep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublicLineTest {

    private static final WritingStep STEP =
            new WritingStep(WritingStep.Kind.ATTEMPT, "secret-route", "TIMEOUT", Duration.ofMillis(1), Map.of());

    private static Conversion failed(Failure.Kind kind, String message) {
        Why why = new Why("model/secret-writer", List.of(), List.of(STEP), List.of(), false, Duration.ofMillis(3));
        return new Conversion.Failed("https://example.com/", new Failure(kind, message), why);
    }

    @Test
    void namesNoAddressBehindAHostRouteOrWriter() {
        Conversion refused = failed(Failure.Kind.SOURCE_REFUSED, "https://a.example/: address 10.1.2.3 is private");

        assertThat(ConversionJson.publicLine(refused))
                .contains("\"outcome\":\"failed\"", "\"kind\":\"source-refused\"")
                .doesNotContain("10.1.2.3", "secret");
        assertThat(ConversionJson.line(refused)).contains("10.1.2.3", "secret-route", "secret-writer");
    }

    @Test
    void everyKindHasAMeaning() {
        assertThat(Failure.Kind.values())
                .allSatisfy(kind -> assertThat(ConversionJson.publicLine(failed(kind, "inside")))
                        .contains(kind.meaning())
                        .doesNotContain("inside"));
    }
}
