package io.newsforge.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.RateLimits;
import io.newsforge.llm.spi.Secret;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesErrorsTest {

    /** One row of the vendor's table. */
    record Row(AnthropicVersion version, int status, String body, ErrorKind kind) {}

    static Stream<Row> rows() {
        return Stream.of(AnthropicVersion.values()).flatMap(MessagesErrorsTest::rowsOf);
    }

    private static Stream<Row> rowsOf(AnthropicVersion version) {
        return Stream.of(
                new Row(version, 400, error("invalid_request_error", "max_tokens: wrong"), ErrorKind.INVALID_REQUEST),
                new Row(
                        version,
                        400,
                        error(
                                "invalid_request_error",
                                "You have reached your specified API usage limits. You will regain access on 2026-12-01"),
                        ErrorKind.QUOTA_SPENT),
                new Row(
                        version,
                        400,
                        error("invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum"),
                        ErrorKind.CONTEXT_TOO_LONG),
                new Row(version, 401, error("authentication_error", "invalid x-api-key"), ErrorKind.AUTHENTICATION),
                new Row(version, 402, error("billing_error", "no credit"), ErrorKind.QUOTA_SPENT),
                new Row(version, 402, "", ErrorKind.QUOTA_SPENT),
                new Row(version, 403, error("permission_error", "no"), ErrorKind.PERMISSION),
                new Row(version, 404, error("not_found_error", "model: x"), ErrorKind.MODEL_NOT_FOUND),
                new Row(version, 408, error("timeout_error", "late"), ErrorKind.TIMEOUT),
                new Row(version, 409, error("conflict_error", "again"), ErrorKind.PROVIDER_FAILED),
                new Row(version, 413, error("request_too_large", "32 MB"), ErrorKind.REQUEST_TOO_LARGE),
                new Row(version, 413, "<html>413 Request Entity Too Large</html>", ErrorKind.REQUEST_TOO_LARGE),
                new Row(version, 422, error("invalid_request_error", "no"), ErrorKind.INVALID_REQUEST),
                new Row(version, 429, error("rate_limit_error", "slow down"), ErrorKind.RATE_LIMITED),
                new Row(version, 429, limited("enforced_spend_limit_reached"), ErrorKind.QUOTA_SPENT),
                new Row(version, 429, limited("contract_spend_limit_reached"), ErrorKind.QUOTA_SPENT),
                new Row(version, 429, limited("ramp_limit_exceeded"), ErrorKind.RATE_LIMITED),
                new Row(version, 429, "", ErrorKind.RATE_LIMITED),
                new Row(version, 500, error("api_error", "Internal"), ErrorKind.PROVIDER_FAILED),
                new Row(version, 502, "<html>Bad gateway</html>", ErrorKind.PROVIDER_FAILED),
                new Row(version, 503, error("api_error", "cmek"), ErrorKind.PROVIDER_FAILED),
                new Row(version, 503, error("overloaded_error", "Overloaded"), ErrorKind.OVERLOADED),
                new Row(version, 504, error("timeout_error", "late"), ErrorKind.TIMEOUT),
                new Row(version, 529, error("overloaded_error", "Overloaded"), ErrorKind.OVERLOADED),
                new Row(version, 529, "", ErrorKind.OVERLOADED),
                new Row(version, 418, "[\"what\"]", ErrorKind.INVALID_REQUEST),
                new Row(version, 302, "", ErrorKind.MODEL_NOT_FOUND));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void areOfTheKindTheTableSays(Row row) {
        assertThat(probe(row).kind(row.body())).isEqualTo(row.kind());
    }

    @Test
    void tellWhatTheVendorSaysAboutThem() {
        ModelError error = new WireProbe(new MessagesFormat(AnthropicVersion.V2026_10_21, false))
                .status(429)
                .header("request-id", "req_9")
                .header("retry-after", "7")
                .error(limited("ramp_limit_exceeded"));

        assertThat(error.code()).contains("ramp_limit_exceeded");
        assertThat(error.detail()).contains("Words");
        assertThat(error.requestId()).contains("req_9");
        assertThat(error.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(error.provider()).isEqualTo("anthropic");
        assertThat(error.status()).hasValue(429);
    }

    @Test
    void areNotShownWithTheKeyTheyQuote() {
        ModelError error = new WireProbe(new MessagesFormat(AnthropicVersion.V2026_10_21, false))
                .status(401)
                .error(error("authentication_error", "invalid x-api-key sk-ant-api03-abcDEF123456789"));

        assertThat(error.toString()).doesNotContain("abcDEF").contains("AUTHENTICATION");
    }

    @Test
    void comeWithLimitsAsTimesFromNowAndOfTokensTheTightest() {
        RateLimits limits = new WireProbe(new MessagesFormat(AnthropicVersion.V2023_06_01, false))
                .header("anthropic-ratelimit-requests-remaining", "49")
                .header("anthropic-ratelimit-requests-reset", "2026-11-25T12:00:30Z")
                .header("anthropic-ratelimit-tokens-remaining", "9000")
                .header("anthropic-ratelimit-tokens-reset", "2026-11-25T12:01:00Z")
                .header("anthropic-ratelimit-input-tokens-remaining", "8000")
                .header("anthropic-ratelimit-input-tokens-reset", "2026-11-25T11:59:00Z")
                .header("anthropic-ratelimit-output-tokens-remaining", "700")
                .header("anthropic-ratelimit-output-tokens-reset", "2026-11-25T12:00:01.5Z")
                .limits();

        assertThat(limits.requests()).contains(new RateLimits.Left(49, Duration.ofSeconds(30)));
        assertThat(limits.tokens()).contains(new RateLimits.Left(700, Duration.ofMillis(1500)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13-25T12:00:30Z", "20x6-11-25T12:00:30Z", "2026-11-25T12:00:30", "T", "soon"})
    void comeWithNoWaitWhereItsTimeCannotBeRead(String reset) {
        RateLimits limits = new WireProbe(new MessagesFormat(AnthropicVersion.V2023_06_01, false))
                .header("anthropic-ratelimit-requests-remaining", "49")
                .header("anthropic-ratelimit-requests-reset", reset)
                .limits();

        assertThat(limits.requests()).contains(new RateLimits.Left(49, Duration.ZERO));
    }

    @Test
    void comeWithoutLimitsWhereNoneAreSaid() {
        assertThat(new WireProbe(new MessagesFormat(AnthropicVersion.V2023_06_01, false)).limits())
                .isEqualTo(RateLimits.none());
    }

    @Test
    void areAskedForWithVersionAndKey() {
        MessagesFormat plain = new MessagesFormat(AnthropicVersion.V2023_06_01, false);
        MessagesFormat bearer = new MessagesFormat(AnthropicVersion.V2026_10_21, true);

        assertThat(List.of(plain.headers().toString(), bearer.headers().toString()))
                .containsExactly("[anthropic-version: 2023-06-01]", "[anthropic-version: 2026-10-21]");
        assertThat(plain.credential(Secret.of("k")).toString()).isEqualTo("x-api-key: k");
        assertThat(bearer.credential(Secret.of("k")).toString()).isEqualTo("Authorization: Bearer k");
    }

    private static WireProbe probe(Row row) {
        return new WireProbe(new MessagesFormat(row.version(), false)).status(row.status());
    }

    private static String error(String type, String message) {
        return "{\"type\":\"error\",\"error\":{\"type\":\"" + type + "\",\"message\":\"" + message + "\"}}";
    }

    private static String limited(String code) {
        return "{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":\"Words\",\"details\":{\"error_code\":\""
                + code + "\"}},\"request_id\":\"req_1\"}";
    }
}
