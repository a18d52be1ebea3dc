/**
 * The main job of NewsForge: a news article goes in, posts that are exactly valid for every social platform come out.
 *
 * <p>{@code io.newsforge.NewsForge} is the front door; {@code article}, {@code fetch}, {@code platform} and {@code post} can
 * be used by themselves.
 */
module io.newsforge.core {
    requires com.fasterxml.jackson.databind;
    requires com.github.benmanes.caffeine;
    requires transitive micrometer.core;
    requires transitive io.newsforge.resilience;
    requires org.apache.httpcomponents.client5.httpclient5;
    requires org.apache.httpcomponents.core5.httpcore5;
    requires static transitive org.jspecify;
    requires org.jsoup;
    requires org.slf4j;

    exports io.newsforge;
    exports io.newsforge.article;
    exports io.newsforge.feed;
    exports io.newsforge.fetch;
    exports io.newsforge.ground;
    exports io.newsforge.json;
    exports io.newsforge.markup;
    exports io.newsforge.payload;
    exports io.newsforge.platform;
    exports io.newsforge.post;
}
