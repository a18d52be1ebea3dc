package io.newsforge.examples;

import io.newsforge.Conversion;
import io.newsforge.ConversionRequest;
import io.newsforge.NewsForge;
import io.newsforge.Source;
import io.newsforge.llm.provider.Anthropic;
import io.newsforge.llm.provider.OpenAi;
import io.newsforge.llm.router.ModelRouter;
import io.newsforge.llm.router.Route;
import io.newsforge.llm.spi.CredentialSource;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.writer.ModelPostWriter;
import java.nio.file.Path;

/** The README's example with a model: a file, and the keys of two vendors. */
public final class WithAModel {

    private WithAModel() {}

    public static void main(String[] args) {
        Source source = Source.file(Path.of(args[0]));
        String openAiKey = args[1];
        String anthropicKey = args[2];
        try (ModelProvider openAi = OpenAi.builder()
                        .credentials(CredentialSource.of(openAiKey))
                        .build();
                ModelProvider anthropic = Anthropic.builder()
                        .credentials(CredentialSource.of(anthropicKey))
                        .build();
                ModelRouter router = ModelRouter.builder()
                        .route(Route.of("first", openAi, "gpt-6-luna"))
                        .route(Route.of("second", anthropic, "claude-haiku-5-5"))
                        .build();
                NewsForge forge = NewsForge.builder()
                        .writer(ModelPostWriter.using(router))
                        .build()) {
            Conversion made = forge.convert(source, ConversionRequest.to("x", "linkedin"));
            System.out.println(made.posts().size() + " posts by " + made.why().steps());
        }
    }
}
