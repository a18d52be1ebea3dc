package io.newsforge.ground;

import io.newsforge.article.Article;

/** {@link Grounding#literal()}. */
final class LiteralGrounding implements Grounding {

    @Override
    public Evidence against(Article article) {
        return new LiteralEvidence(article);
    }

    @Override
    public String name() {
        return "literal/2";
    }
}
