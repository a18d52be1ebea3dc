package io.newsforge.testkit;

import io.newsforge.post.ExtractiveWriter;
import io.newsforge.post.PostWriter;

class ExtractiveWriterTest extends PostWriterContract {

    @Override
    protected PostWriter writer() {
        return ExtractiveWriter.create();
    }
}
