package io.newsforge.examples;

import io.newsforge.Conversion;
import io.newsforge.ConversionRequest;
import io.newsforge.NewsForge;
import io.newsforge.Source;
import io.newsforge.post.Post;
import io.newsforge.post.PostPart;
import java.nio.file.Path;

/** The example of the README. */
public final class TenLines {

    private TenLines() {}

    public static void main(String[] args) {
        Source source = Source.file(Path.of(args[0]));
        try (NewsForge forge = NewsForge.builder().build()) {
            Conversion made = forge.convert(source, ConversionRequest.to("x", "bluesky", "telegram"));
            for (Post post : made.posts()) {
                for (PostPart part : post.parts()) {
                    System.out.println(post.platform() + " " + part.length() + "/" + part.limit() + " " + part.unit());
                    System.out.println(part.payload());
                }
            }
        }
    }
}
