package io.newsforge.spring;

import io.newsforge.llm.writer.ModelPostWriter;

/** Tunes the writer made of a model. A bean of this is called, in order, before its builder builds. */
@FunctionalInterface
public interface ModelPostWriterBuilderCustomizer {

    /**
     * Changes the builder.
     *
     * @param builder set up from the properties
     */
    void customize(ModelPostWriter.Builder builder);
}
