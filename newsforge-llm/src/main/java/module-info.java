/**
 * Language models: what a provider is ({@code spi}), clients of OpenAI, Anthropic and those that imitate them
 * ({@code provider}), what they cost ({@code price}), the router that holds over them ({@code router}), and the writer that
 * makes posts with a model ({@code writer}).
 */
module io.newsforge.llm {
    requires transitive io.newsforge.core;
    requires transitive io.newsforge.resilience;
    requires com.fasterxml.jackson.databind;
    requires jtokkit;
    requires org.apache.httpcomponents.client5.httpclient5;
    requires org.apache.httpcomponents.core5.httpcore5;
    requires transitive micrometer.core;
    requires micrometer.commons;
    requires transitive micrometer.observation;
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports io.newsforge.llm.price;
    exports io.newsforge.llm.router;
    exports io.newsforge.llm.provider;
    exports io.newsforge.llm.spi;
    exports io.newsforge.llm.writer;
}
