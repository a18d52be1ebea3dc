package io.newsforge.ground;

import io.newsforge.article.Article;

/**
 * The gate between writing and fitting: what of a draft is not found in the article. Implementations are thread-safe, call no
 * network and change nothing.
 *
 * <pre>{@code
 * Grounding numbersOnly = article -> {
 *     Evidence literal = Grounding.literal().against(article);
 *     return draft -> literal.findings(draft).stream()
 *             .filter(finding -> finding.kind() == Finding.Kind.NUMBER)
 *             .toList();
 * };
 * }</pre>
 */
@FunctionalInterface
public interface Grounding {

    /**
     * Reads an article once, for all drafts that are made of it.
     *
     * @param article the article
     * @return what drafts are held against
     */
    Evidence against(Article article);

    /**
     * Names the gate in a way that changes when it lets other drafts through, since posts are kept under it.
     *
     * @return the name of its class by default
     */
    default String name() {
        return getClass().getName();
    }

    /**
     * The first gate. Every number, every quotation of two words or more, and every link, domain, e-mail address and mention of a
     * draft has to stand in the article: in its title, paragraphs, captions, alternative texts, byline, site, address or date of
     * publication. Digits of the article's address are no numbers of the article.
     *
     * <p>Numbers are compared by value, in any script's digits: {@code 12,000} is {@code 1만 2천} and {@code 12 thousand}, and a
     * number word or month name of the article covers its digits. A percentage needs a percentage. Not seen are signs, units other
     * than per cent, rounding, sums, times converted from one clock to another, and number words of the draft. Quotations are
     * compared without case, white space and the form of their marks.
     *
     * @return the gate
     */
    static Grounding literal() {
        return new LiteralGrounding();
    }
}
