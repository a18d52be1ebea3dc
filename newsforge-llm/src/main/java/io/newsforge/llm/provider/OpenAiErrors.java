package io.newsforge.llm.provider;

import io.newsforge.llm.spi.ErrorKind;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which kind an error of OpenAI, or of a server that imitates it, is: by its code, else its type, else the status (OpenAI's guide
 * to error codes, read 2026-11-21). Words are not matched, since they change, but for one: see {@link #isTooLarge}.
 */
final class OpenAiErrors {

    private static final String RATE_LIMIT_EXCEEDED = "rate_limit_exceeded";

    /** By code or type, whatever the status. */
    private static final Map<String, ErrorKind> NAMED = Map.ofEntries(
            Map.entry("insufficient_quota", ErrorKind.QUOTA_SPENT),
            Map.entry("credit_balance_exhausted", ErrorKind.QUOTA_SPENT),
            Map.entry("organization_spend_limit_exceeded", ErrorKind.QUOTA_SPENT),
            Map.entry("project_spend_limit_exceeded", ErrorKind.QUOTA_SPENT),
            Map.entry("organization_usage_limit_exceeded", ErrorKind.QUOTA_SPENT),
            Map.entry("billing_hard_limit_reached", ErrorKind.QUOTA_SPENT),
            Map.entry("billing_not_active", ErrorKind.QUOTA_SPENT),
            // The account ramps up too fast: it should slow down, and its breaker should not blame the provider.
            Map.entry("slow_down", ErrorKind.RATE_LIMITED),
            Map.entry(RATE_LIMIT_EXCEEDED, ErrorKind.RATE_LIMITED),
            Map.entry("rate_limit_error", ErrorKind.RATE_LIMITED),
            Map.entry("resource_exhausted", ErrorKind.RATE_LIMITED),
            Map.entry("server_is_overloaded", ErrorKind.OVERLOADED),
            Map.entry("service_unavailable_error", ErrorKind.OVERLOADED),
            Map.entry("overloaded_error", ErrorKind.OVERLOADED),
            Map.entry("resource_unavailable", ErrorKind.OVERLOADED),
            Map.entry("server_error", ErrorKind.PROVIDER_FAILED),
            Map.entry("timeout", ErrorKind.TIMEOUT),
            Map.entry("context_length_exceeded", ErrorKind.CONTEXT_TOO_LONG),
            Map.entry("string_above_max_length", ErrorKind.CONTEXT_TOO_LONG),
            Map.entry("content_filter", ErrorKind.CONTENT_FILTERED),
            Map.entry("content_policy_violation", ErrorKind.CONTENT_FILTERED),
            Map.entry("invalid_prompt", ErrorKind.CONTENT_FILTERED),
            Map.entry("bio_policy", ErrorKind.CONTENT_FILTERED),
            Map.entry("invalid_api_key", ErrorKind.AUTHENTICATION),
            Map.entry("authentication_error", ErrorKind.AUTHENTICATION),
            Map.entry("model_not_found", ErrorKind.MODEL_NOT_FOUND),
            Map.entry("not_found_error", ErrorKind.MODEL_NOT_FOUND));

    private OpenAiErrors() {}

    static ErrorKind kind(ReplyHead head, ErrorBody body) {
        ErrorKind named = named(body.code());
        if (named == null) {
            named = named(body.type());
        }
        int status = status(head, body);
        if (named == ErrorKind.QUOTA_SPENT) {
            return named;
        }
        if ((status == 429 || named == ErrorKind.RATE_LIMITED) && isTooLarge(head, body)) {
            return ErrorKind.REQUEST_TOO_LARGE;
        }
        return named == null ? StatusKinds.of(status) : named;
    }

    private static @Nullable ErrorKind named(String codeOrType) {
        return codeOrType.isEmpty()
                ? null
                : NAMED.get(codeOrType.toLowerCase(Locale.ROOT).replace(' ', '_'));
    }

    /** Inside a reply of status 200, a code that is a number is the status that was meant. */
    private static int status(ReplyHead head, ErrorBody body) {
        String code = body.code();
        boolean meant =
                head.status() / 100 == 2 && code.length() == 3 && code.chars().allMatch(Character::isDigit);
        return meant ? Integer.parseInt(code) : head.status();
    }

    /**
     * A request for more tokens at once than the account may ever send in a minute is answered as if waiting helped. It was refused
     * for tokens though none were used; where there are no headers to tell, only OpenAI's words do.
     */
    private static boolean isTooLarge(ReplyHead head, ErrorBody body) {
        if (!body.type().equals("tokens")) {
            return false;
        }
        String limit = head.header("x-ratelimit-limit-tokens");
        String remaining = head.header("x-ratelimit-remaining-tokens");
        boolean untouched = limit != null && limit.equals(remaining);
        return untouched || body.message().startsWith("Request too large");
    }
}
