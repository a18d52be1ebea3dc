package io.newsforge.llm.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelErrorTest {

    private static final String OFFICIAL = "Incorrect API key provided: %s. You can find your API key in your account.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-abcdef1234567890",
                "sk-proj-AbCd_1234-efgh5678ijkl",
                "sk-ant-api03-AAAA1111bbbb2222",
                "sk-abc***************************wxyz",
                "AIzaSyA1234567890abcdefg",
                "gsk_0123456789abcdef",
                "0123456789abcdef0123456789abcdef"
            })
    void aKeyInTheVendorsWordsIsTakenOut(String key) {
        ModelError error = ModelError.of(ErrorKind.AUTHENTICATION, "openai")
                .detail(OFFICIAL.formatted(key))
                .build();

        assertThat(error.detail().orElseThrow()).contains("[redacted]").doesNotContain(key);
        assertThat(error.exception().getMessage()).doesNotContain(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "team-blue-prod",
                "Ab+/cD+/eF==",
                "q0/w1+e2/r3+t4/y5+u6/i7+o8/p9+a0/s1+d2/f3+g4==",
                "EMPTY",
                "\\E.*[$1",
            })
    void theKeyThatWasSentIsTakenOutWhateverItLooksLike(String key) {
        ModelError error = ModelError.of(ErrorKind.AUTHENTICATION, "local")
                .code("bad_" + key)
                .requestId(key)
                .without(Secret.of(key))
                .detail(OFFICIAL.formatted(key))
                .build();

        assertThat(error.detail()).hasValue(OFFICIAL.formatted("[redacted]"));
        assertThat(error.code()).hasValue("bad_[redacted]");
        assertThat(error.requestId()).hasValue("[redacted]");
    }

    @ParameterizedTest
    @CsvSource({
        "team-b was refused,                     [redacted] was refused",
        "key 'team-blue-pr' is cut,              key '[redacted]' is cut",
        "key 'team-bl***prod' is masked,         key '[redacted]' is masked",
        "TEAM-BLUE-PROD is unknown,              [redacted] is unknown",
        "team-blue-prod/team-blue-prod,          [redacted]/[redacted]",
        "Bearer team-blue-prod,                  [redacted]",
        "your team- has no quota,                your team- has no quota"
    })
    void soIsWhatBeginsLikeIt(String words, String shown) {
        assertThat(ModelError.of(ErrorKind.AUTHENTICATION, "local")
                        .detail(words)
                        .without(Secret.of("team-blue-prod"))
                        .build()
                        .detail())
                .hasValue(shown);
    }

    @Test
    void aKeyThatIsEscapedLeavesNoRest() {
        assertThat(ModelError.of(ErrorKind.AUTHENTICATION, "local")
                        .detail("no such key: \"abcdEF\\/ghij+kl==\"")
                        .without(Secret.of("abcdEF/ghij+kl=="))
                        .build()
                        .detail())
                .hasValue("no such key: \"[redacted]\"");
    }

    @Test
    void ordinaryWordsStay() {
        String words = "The model `gpt-4o-mini-2024-07-18` does not exist or you do not have access to it.";

        assertThat(ModelError.of(ErrorKind.MODEL_NOT_FOUND, "openai")
                        .detail(words)
                        .build()
                        .detail())
                .hasValue(words);
    }

    @Test
    void wordsAreOneBoundedLine() {
        String detail = ModelError.of(ErrorKind.PROVIDER_FAILED, "openai")
                .detail("first\r\nsecond\u2028third\u0000" + "x ".repeat(5_000))
                .build()
                .detail()
                .orElseThrow();

        assertThat(detail).startsWith("first  second third").hasSizeLessThanOrEqualTo(300);
        assertThat(detail.lines()).hasSize(1);
    }

    @Test
    void theLineForLogsNamesWhatIsKnown() {
        ModelError error = ModelError.of(ErrorKind.QUOTA_SPENT, "openai")
                .status(429)
                .code("insufficient_quota")
                .requestId("req_1")
                .detail("You exceeded your current quota.")
                .build();

        assertThat(error)
                .hasToString("QUOTA_SPENT by openai, status 429, code insufficient_quota, request req_1:"
                        + " You exceeded your current quota.");
    }
}
