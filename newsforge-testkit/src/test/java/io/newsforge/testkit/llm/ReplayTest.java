package io.newsforge.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.Conversion;
import io.newsforge.ConversionRequest;
import io.newsforge.NewsForge;
import io.newsforge.Source;
import io.newsforge.llm.router.ModelRouter;
import io.newsforge.llm.router.Route;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.writer.ModelPostWriter;
import io.newsforge.post.Post;
import io.newsforge.post.PostPart;
import io.newsforge.testkit.ManualTime;
import io.newsforge.testkit.SampleArticles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A conversion runs again bit for bit from what was recorded of it: the reply as it came over the wire, the clock and the seed. The
 * records are in {@code replay/}: {@code NAME.reply.http} is the reply, written by hand after each vendor's documentation;
 * {@code NAME.record.txt} is the request that was sent and the result that came of it.
 */
class ReplayTest {

    private static final Instant THEN = Instant.parse("2026-11-20T09:30:00Z");
    private static final long SEED = 42;

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void aRecordedExchangeGivesTheSameRequestAndTheSameResult(Vendor vendor) {
        String name = vendor.name().toLowerCase(Locale.ROOT).replace('_', '-');

        String replayed = run(vendor, resource(name + ".reply.http"));

        assertThat(replayed).isEqualTo(new String(resource(name + ".record.txt"), StandardCharsets.UTF_8));
        assertThat(run(vendor, resource(name + ".reply.http"))).isEqualTo(replayed);
    }

    private static String run(Vendor vendor, byte[] reply) {
        ManualTime time = ManualTime.startingAt(THEN);
        try (FaultyProvider server = FaultyProvider.start().always(Behaviour.bytes(reply));
                ModelProvider provider = vendor.connect(server);
                ModelRouter router = ModelRouter.builder()
                        .route(Route.of("recorded", provider, model(vendor)))
                        .time(time)
                        .random(new Random(SEED))
                        .build();
                NewsForge forge = NewsForge.builder()
                        .writer(ModelPostWriter.builder(router)
                                .random(new Random(SEED))
                                .build())
                        .time(time)
                        .build()) {
            Conversion made =
                    forge.convert(Source.article(SampleArticles.english()), ConversionRequest.to("x", "bluesky"));
            return record(server.wire().last().request(), made);
        }
    }

    private static String model(Vendor vendor) {
        return switch (vendor) {
            case OPENAI_CHAT, OPENAI_RESPONSES -> "gpt-4o";
            case ANTHROPIC_2023, ANTHROPIC_2026 -> "claude-haiku-4-5";
            case COMPATIBLE -> "llama3.2";
        };
    }

    private static String record(ReceivedRequest request, Conversion made) {
        StringBuilder record = new StringBuilder()
                .append(request.method())
                .append(' ')
                .append(request.target())
                .append('\n')
                .append(request.body())
                .append("\n\n")
                .append(made.getClass().getSimpleName())
                .append('\n')
                .append(made.why())
                .append('\n');
        for (Post post : made.posts()) {
            for (PostPart part : post.parts()) {
                record.append("\n== ")
                        .append(post.platform())
                        .append(' ')
                        .append(part.length())
                        .append('\n')
                        .append(part.payload())
                        .append('\n');
            }
        }
        return record.toString();
    }

    private static byte[] resource(String name) {
        try (InputStream in = ReplayTest.class.getResourceAsStream("/replay/" + name)) {
            if (in == null) {
                throw new IllegalStateException("replay/" + name + ": missing (expected: a record)");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
