package io.newsforge.testkit.llm;

import io.newsforge.expect.Expect;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An error as the vendor of the called API reports it: status, body and headers. Immutable. Nothing is billed for it.
 *
 * <p>Types and codes are those both vendors document (read 2026-11-21); a host makes others with {@link #of}.
 */
public final class Failure extends Behaviour {

    private final int status;
    private final Terms openAi;
    private final Terms anthropic;
    private final String message;
    private final Map<String, String> headers;
    private final @Nullable Limits limits;
    private final ErrorForm form;

    private Failure(
            int status,
            Terms openAi,
            Terms anthropic,
            String message,
            Map<String, String> headers,
            @Nullable Limits limits,
            ErrorForm form) {
        this.status = status;
        this.openAi = openAi;
        this.anthropic = anthropic;
        this.message = message;
        this.headers = headers;
        this.limits = limits;
        this.form = form;
    }

    static Failure of(int status, Terms openAi, Terms anthropic, String message) {
        return new Failure(status, openAi, anthropic, message, Map.of(), null, ErrorForm.VENDOR);
    }

    /**
     * An error of one's own.
     *
     * @param status the HTTP status, from 400 to 599
     * @param type the vendor's {@code type}
     * @param code the vendor's {@code code} (OpenAI) or {@code error_code} (Anthropic), or null
     * @param message the vendor's words
     * @return the error
     */
    public static Failure of(int status, String type, @Nullable String code, String message) {
        Terms same = new Terms(Objects.requireNonNull(type, "type"), code);
        return of(Expect.between("status", status, 400, 599), same, same, message);
    }

    /**
     * 429 without a header that says when to come back.
     *
     * @return the error
     */
    public static Failure rateLimited() {
        return Failures.RATE_LIMITED.failure();
    }

    /**
     * 429 since the account's money is spent: OpenAI's {@code insufficient_quota}, Anthropic's
     * {@code enforced_spend_limit_reached}.
     *
     * @return the error
     */
    public static Failure quotaSpent() {
        return Failures.QUOTA_SPENT.failure();
    }

    /**
     * 429 since the load rose too fast: OpenAI's {@code slow_down}, Anthropic's {@code ramp_limit_exceeded}.
     *
     * @return the error
     */
    public static Failure slowDown() {
        return Failures.SLOW_DOWN.failure();
    }

    /**
     * 500.
     *
     * @return the error
     */
    public static Failure serverError() {
        return Failures.SERVER_ERROR.failure();
    }

    /**
     * 503.
     *
     * @return the error
     */
    public static Failure unavailable() {
        return Failures.UNAVAILABLE.failure();
    }

    /**
     * 529, Anthropic's {@code overloaded_error}.
     *
     * @return the error
     */
    public static Failure overloaded() {
        return Failures.OVERLOADED.failure();
    }

    /**
     * 401. The message quotes a part of a key, as OpenAI's does.
     *
     * @return the error
     */
    public static Failure badKey() {
        return Failures.BAD_KEY.failure();
    }

    /**
     * 403.
     *
     * @return the error
     */
    public static Failure forbidden() {
        return Failures.FORBIDDEN.failure();
    }

    /**
     * 400 for a request that is wrong.
     *
     * @return the error
     */
    public static Failure badRequest() {
        return Failures.BAD_REQUEST.failure();
    }

    /**
     * 400 for a prompt that does not fit into the context window.
     *
     * @return the error
     */
    public static Failure contextTooLong() {
        return Failures.CONTEXT_TOO_LONG.failure();
    }

    /**
     * 404 for a model that is not there.
     *
     * @return the error
     */
    public static Failure noSuchModel() {
        return Failures.NO_SUCH_MODEL.failure();
    }

    /**
     * 413 as a gateway's web page.
     *
     * @return the error
     */
    public static Failure tooLarge() {
        return Failures.TOO_LARGE.failure().as(ErrorForm.PAGE);
    }

    /**
     * This error with {@code retry-after} in seconds, with a fraction if there is one.
     *
     * @param wait not negative
     * @return the error
     */
    public Failure retryAfter(Duration wait) {
        long millis = Expect.notNegative("wait", wait).toMillis();
        return header(
                "retry-after",
                millis % 1_000 == 0
                        ? Long.toString(millis / 1_000)
                        : String.format(Locale.ROOT, "%.3f", millis / 1_000.0));
    }

    /**
     * This error with one more header.
     *
     * @param name the header's name
     * @param value its value
     * @return the error
     */
    public Failure header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Failure(status, openAi, anthropic, message, Map.copyOf(more), limits, form);
    }

    /**
     * This error with rate-limit headers in the vendor's own form.
     *
     * @param newLimits what is left
     * @return the error
     */
    public Failure limits(Limits newLimits) {
        return new Failure(status, openAi, anthropic, message, headers, newLimits, form);
    }

    /**
     * This error in other words.
     *
     * @param words the vendor's message
     * @return the error
     */
    public Failure saying(String words) {
        return new Failure(status, openAi, anthropic, words, headers, limits, form);
    }

    /**
     * This error with another body.
     *
     * @param newForm the form of the body
     * @return the error
     */
    public Failure as(ErrorForm newForm) {
        return new Failure(status, openAi, anthropic, message, headers, limits, newForm);
    }

    /**
     * This error with another status.
     *
     * @param newStatus from 400 to 599
     * @return the error
     */
    public Failure status(int newStatus) {
        Expect.between("status", newStatus, 400, 599);
        return new Failure(newStatus, openAi, anthropic, message, headers, limits, form);
    }

    int status() {
        return status;
    }

    Terms openAi() {
        return openAi;
    }

    Terms anthropic() {
        return anthropic;
    }

    String message() {
        return message;
    }

    @Override
    Afterwards perform(Scene scene, Sender out) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("content-type", form == ErrorForm.PAGE ? "text/html" : "application/json");
        all.put(scene.anthropic() ? "request-id" : "x-request-id", scene.requestId());
        if (limits != null) {
            all.putAll(limits.headers(scene.anthropic(), scene.now()));
        }
        all.putAll(headers);
        out.whole(status, all, ErrorBody.of(form, this, scene.shape().error(this, scene)));
        return Afterwards.KEEP;
    }

    @Override
    public String toString() {
        return "fails with " + status + " " + openAi.type() + (form == ErrorForm.VENDOR ? "" : " as " + form);
    }
}
