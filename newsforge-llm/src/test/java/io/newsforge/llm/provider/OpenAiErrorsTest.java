package io.newsforge.llm.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiErrorsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            400 | invalid_request_error     | -                                 | INVALID_REQUEST
            400 | invalid_request_error     | unsupported_parameter             | INVALID_REQUEST
            400 | invalid_request_error     | context_length_exceeded           | CONTEXT_TOO_LONG
            400 | -                         | content_filter                    | CONTENT_FILTERED
            400 | invalid_request_error     | content_policy_violation          | CONTENT_FILTERED
            401 | invalid_request_error     | invalid_api_key                   | AUTHENTICATION
            401 | -                         | -                                 | AUTHENTICATION
            402 | -                         | -                                 | QUOTA_SPENT
            403 | -                         | unsupported_country_region        | PERMISSION
            404 | invalid_request_error     | model_not_found                   | MODEL_NOT_FOUND
            404 | not_found_error           | -                                 | MODEL_NOT_FOUND
            308 | -                         | -                                 | MODEL_NOT_FOUND
            407 | -                         | -                                 | UNREACHABLE
            408 | -                         | -                                 | TIMEOUT
            409 | -                         | -                                 | PROVIDER_FAILED
            413 | -                         | -                                 | REQUEST_TOO_LARGE
            422 | -                         | -                                 | INVALID_REQUEST
            429 | requests                  | rate_limit_exceeded               | RATE_LIMITED
            429 | tokens                    | rate_limit_exceeded               | RATE_LIMITED
            429 | rate_limit_error          | slow_down                         | RATE_LIMITED
            503 | rate_limit_error          | slow_down                         | RATE_LIMITED
            429 | insufficient_quota        | insufficient_quota                | QUOTA_SPENT
            429 | insufficient_quota        | -                                 | QUOTA_SPENT
            429 | insufficient_quota        | credit_balance_exhausted          | QUOTA_SPENT
            429 | -                         | organization_spend_limit_exceeded | QUOTA_SPENT
            429 | -                         | project_spend_limit_exceeded      | QUOTA_SPENT
            429 | -                         | organization_usage_limit_exceeded | QUOTA_SPENT
            429 | -                         | resource_unavailable              | OVERLOADED
            429 | -                         | -                                 | RATE_LIMITED
            500 | server_error              | -                                 | PROVIDER_FAILED
            502 | -                         | -                                 | PROVIDER_FAILED
            504 | -                         | -                                 | TIMEOUT
            503 | service_unavailable_error | server_is_overloaded              | OVERLOADED
            503 | -                         | -                                 | OVERLOADED
            529 | -                         | -                                 | OVERLOADED
            200 | server_error              | -                                 | PROVIDER_FAILED
            200 | -                         | 429                               | RATE_LIMITED
            """)
    void classifiesByCodeThenTypeThenStatus(int status, String type, String code, ErrorKind expected) {
        String body = "{\"error\":{\"message\":\"m\",\"type\":" + quoted(type) + ",\"param\":null,\"code\":"
                + quoted(code) + "}}";

        assertThat(error(body, status).kind()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            429 | [{"error":{"code":429,"message":"m","status":"RESOURCE_EXHAUSTED"}}]           | RATE_LIMITED    | RESOURCE_EXHAUSTED
            429 | {"status":429,"error":"INSUFFICIENT QUOTA","message":"m"}                      | QUOTA_SPENT     | INSUFFICIENT QUOTA
            400 | {"object":"error","message":"m","type":"BadRequestError","param":null,"code":400} | INVALID_REQUEST | BadRequestError
            500 | "just words"                                                                   | PROVIDER_FAILED | -
            500 | 42                                                                             | PROVIDER_FAILED | -
            500 | []                                                                             | PROVIDER_FAILED | -
            500 | null                                                                           | PROVIDER_FAILED | -
            502 | <html><body>Bad Gateway</body></html>                                          | PROVIDER_FAILED | -
            503 | {"error":{"mess                                                                | OVERLOADED      | -
            """)
    void readsBodiesOfEveryShape(int status, String body, ErrorKind kind, String code) {
        ModelError error = error(body, status);

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.code().orElse("-")).isEqualTo(code);
    }

    @Test
    void readsAnEmptyBody() {
        assertThat(error("", 503).kind()).isEqualTo(ErrorKind.OVERLOADED);
        assertThat(error("", 503).detail()).isEmpty();
    }

    @Test
    void knowsARequestThatIsLargerThanAWholeMinute() {
        String body = "{\"error\":{\"message\":\"m\",\"type\":\"tokens\",\"code\":\"rate_limit_exceeded\"}}";

        assertThat(error(body, 429, "x-ratelimit-limit-tokens", "30000", "x-ratelimit-remaining-tokens", "30000")
                        .kind())
                .isEqualTo(ErrorKind.REQUEST_TOO_LARGE);
        assertThat(error(body, 429, "x-ratelimit-limit-tokens", "30000", "x-ratelimit-remaining-tokens", "20")
                        .kind())
                .isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(error(body.replace("\"m\"", "\"Request too large for gpt-4o: Limit 1, Requested 2.\""), 429)
                        .kind())
                .isEqualTo(ErrorKind.REQUEST_TOO_LARGE);
    }

    @Test
    void obeysAProviderThatSaysWhetherToRetry() {
        assertThat(error("", 503).retriable()).isTrue();
        assertThat(error("", 503, "x-should-retry", "false").retriable()).isFalse();
        assertThat(error("", 400).retriable()).isFalse();
        assertThat(error("", 400, "x-should-retry", "true").retriable()).isTrue();
        assertThat(error("", 400, "x-should-retry", "perhaps").retriable()).isFalse();
        assertThat(error("", 400, "X-Should-Retry", "True").kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
    }

    @Test
    void doesNotBelieveThatWhatIsSpentComesBackByTryingAgain() {
        String spent = "{\"error\":{\"message\":\"m\",\"code\":\"insufficient_quota\"}}";

        assertThat(error(spent, 429, "x-should-retry", "true").retriable()).isFalse();
    }

    @Test
    void tellsWaitLimitsAndRequestId() {
        ModelError error = error(
                "",
                429,
                "retry-after",
                "3",
                "X-Request-Id",
                "req_9",
                "x-ratelimit-remaining-requests",
                "0",
                "x-ratelimit-reset-requests",
                "1m0s");

        assertThat(error.retryAfter()).contains(Duration.ofSeconds(3));
        assertThat(error.requestId()).contains("req_9");
        assertThat(error.limits().requests().orElseThrow().reset()).isEqualTo(Duration.ofMinutes(1));
        assertThat(error.limits().tokens()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 502, 504, 520, 521, 522, 523, 524, 525, 526, 527})
    void doesNotKnowWhetherTheServerBehindAGatewayWorked(int status) {
        assertThat(error("", status).billing()).isEqualTo(Billing.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 429, 500, 503, 519, 528, 529})
    void knowsThatAServerThatRefusedDidNotWork(int status) {
        assertThat(error("", status).billing()).isEqualTo(Billing.NOT_BILLED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-abcdefghijklmnop",
                "sk-proj-Ab12****************************Yz89",
                "sk-ant-api03-aaaaBBBBcccc1111",
                "AIzaSyA-1234567890abcdefghijklmnopqrstu",
                "gsk_abcdef0123456789",
                "xai-0123456789abcdef",
                "Bearer abc.def.ghi",
                "0123456789abcdef0123456789abcdef"
            })
    void takesKeysOutOfTheVendorsWords(String key) {
        String secret = key.replace("Bearer ", "");
        String body = "{\"error\":{\"message\":\"Incorrect API key provided: " + key
                + ". Find yours at x.\",\"code\":\"" + key + "\"}}";

        ModelError error = error(body, 401);

        assertThat(error.toString()).doesNotContain(secret).contains("[redacted]");
        assertThat(error.detail().orElseThrow())
                .startsWith("Incorrect API key provided")
                .doesNotContain(secret);
        assertThat(error.code().orElse("")).doesNotContain(secret);
    }

    private static String quoted(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    private static ModelError error(String body, int status, String... headers) {
        return ErrorReply.of(Heads.of(status, headers), body.getBytes(UTF_8)).error();
    }
}
