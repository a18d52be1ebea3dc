package io.newsforge.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.ModelProvider;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** OpenAI's table of errors by Chat Completions, and the bodies its imitators make of it, whole and streamed. */
class ChatErrorsOverHttpTest {

    private final FaultyProvider server = FaultyProvider.start();

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<Arguments> errors() {
        return Stream.of(true, false).flatMap(streamed -> rows().map(row -> Arguments.of(streamed, row)));
    }

    private static Stream<VendorErrors.Row> rows() {
        return Stream.concat(requests(), limits());
    }

    private static Stream<VendorErrors.Row> requests() {
        return Stream.of(
                row(400, "invalid_request_error", null, ErrorKind.INVALID_REQUEST),
                row(400, "invalid_request_error", "unsupported_parameter", ErrorKind.INVALID_REQUEST),
                row(400, "invalid_request_error", "unsupported_value", ErrorKind.INVALID_REQUEST),
                row(400, "invalid_request_error", "context_length_exceeded", ErrorKind.CONTEXT_TOO_LONG),
                row(401, "invalid_request_error", "invalid_api_key", ErrorKind.AUTHENTICATION),
                row(403, "invalid_request_error", "unsupported_country_region_territory", ErrorKind.PERMISSION),
                row(404, "invalid_request_error", "model_not_found", ErrorKind.MODEL_NOT_FOUND),
                row(408, "timeout", null, ErrorKind.TIMEOUT),
                row(409, "conflict", null, ErrorKind.PROVIDER_FAILED),
                row(413, "invalid_request_error", null, ErrorKind.REQUEST_TOO_LARGE)
                        .as(ErrorForm.PAGE),
                row(500, "server_error", null, ErrorKind.PROVIDER_FAILED),
                row(502, "server_error", null, ErrorKind.PROVIDER_FAILED).as(ErrorForm.PAGE),
                row(503, "service_unavailable_error", "server_is_overloaded", ErrorKind.OVERLOADED),
                row(504, "server_error", null, ErrorKind.TIMEOUT).as(ErrorForm.NOTHING));
    }

    private static Stream<VendorErrors.Row> limits() {
        return Stream.of(
                row(429, "requests", "rate_limit_exceeded", ErrorKind.RATE_LIMITED),
                row(429, "tokens", "rate_limit_exceeded", ErrorKind.RATE_LIMITED),
                row(429, "tokens", "rate_limit_exceeded", ErrorKind.REQUEST_TOO_LARGE)
                        .saying("Request too large for the model: Limit 30000, Requested 40000."),
                row(429, "rate_limit_error", "slow_down", ErrorKind.RATE_LIMITED),
                row(429, "insufficient_quota", "insufficient_quota", ErrorKind.QUOTA_SPENT),
                row(429, "insufficient_quota", "credit_balance_exhausted", ErrorKind.QUOTA_SPENT),
                row(429, "insufficient_quota", "organization_spend_limit_exceeded", ErrorKind.QUOTA_SPENT),
                row(429, "insufficient_quota", "project_spend_limit_exceeded", ErrorKind.QUOTA_SPENT),
                row(429, "insufficient_quota", "organization_usage_limit_exceeded", ErrorKind.QUOTA_SPENT));
    }

    private static VendorErrors.Row row(int status, String type, @Nullable String code, ErrorKind kind) {
        return VendorErrors.row(status, type, code, kind);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void everyErrorIsOfItsKindAndAskedForOnce(boolean streamed, VendorErrors.Row row) {
        server.next(row.failure());

        ModelError error = failure(Vendor.OPENAI_CHAT, streamed);

        assertThat(error.kind()).as("%s", error).isEqualTo(row.kind());
        assertThat(error.status()).hasValue(row.status());
        assertThat(error.requestId()).hasValue("req_1");
        assertThat(server.wire().requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aSpentQuotaIsNoRateLimitInWhicheverForm(ErrorForm form) {
        server.next(Failure.quotaSpent().as(form));

        ModelError error = failure(Vendor.COMPATIBLE, false);

        boolean saysSo = form != ErrorForm.PAGE && form != ErrorForm.NOTHING;
        assertThat(error.kind()).isEqualTo(saysSo ? ErrorKind.QUOTA_SPENT : ErrorKind.RATE_LIMITED);
    }

    @ParameterizedTest
    @EnumSource
    void anOverloadedImitatorIsOverloadedInWhicheverForm(ErrorForm form) {
        server.next(Failure.unavailable().as(form));

        assertThat(failure(Vendor.COMPATIBLE, true).kind()).isEqualTo(ErrorKind.OVERLOADED);
    }

    private ModelError failure(Vendor vendor, boolean streamed) {
        return VendorErrors.failure(() -> {
            try (ModelProvider provider = vendor.connect(server)) {
                VendorErrors.ask(provider, "m", streamed);
            }
        });
    }
}
