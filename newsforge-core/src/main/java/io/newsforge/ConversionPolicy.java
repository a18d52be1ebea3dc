package io.newsforge;

import io.newsforge.article.Article;
import java.util.Optional;

/**
 * A host's say before anything is written: what must not be converted is refused, not failed. Thread-safe.
 *
 * <pre>{@code
 * ConversionPolicy onlyOurs = (article, request) ->
 *         article.site().filter("Example News"::equals).isPresent() ? Optional.empty() : Optional.of("not our article");
 * }</pre>
 */
@FunctionalInterface
public interface ConversionPolicy {

    /**
     * Decides on one conversion.
     *
     * @param article what was read
     * @param request what is wanted
     * @return why it is refused, in one line without article text; empty to go on
     */
    Optional<String> refusal(Article article, ConversionRequest request);

    /**
     * Refuses nothing; the default.
     *
     * @return the policy
     */
    static ConversionPolicy allowAll() {
        return (article, request) -> Optional.empty();
    }
}
