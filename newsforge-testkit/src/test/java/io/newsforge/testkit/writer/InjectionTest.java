package io.newsforge.testkit.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.Conversion;
import io.newsforge.ConversionCache;
import io.newsforge.ConversionRequest;
import io.newsforge.NewsForge;
import io.newsforge.Source;
import io.newsforge.article.Article;
import io.newsforge.ground.Grounding;
import io.newsforge.llm.router.ModelRouter;
import io.newsforge.llm.router.Route;
import io.newsforge.llm.writer.ModelPostWriter;
import io.newsforge.platform.Entity;
import io.newsforge.platform.PlatformCatalog;
import io.newsforge.post.Authorship;
import io.newsforge.post.Draft;
import io.newsforge.post.Post;
import io.newsforge.post.PostPart;
import io.newsforge.testkit.llm.ScriptedModel;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Articles that give orders, and a model that obeys them. Whatever the model says, no post of it may lead elsewhere, ring at a
 * door or hold markup; that false words go through where nothing about them can be seen is counted, not hidden.
 */
class InjectionTest {

    private static final Pattern PING = Pattern.compile("(?<![\\p{L}\\p{N}])[@＠]|<[@!#]");
    private static final Pattern MARKUP = Pattern.compile("<(?!/?b>)[a-zA-Z/!|]|\\]\\(|\\*\\*|`");

    static Stream<Injection> all() {
        return Injection.all().stream();
    }

    private static Conversion convert(Injection injection, NewsForge.Builder forge) {
        ScriptedModel model = Obedient.model(prompt -> injection.reply() != null
                ? injection.reply()
                : Obedient.everywhere(prompt, injection.text(), injection.tags()));
        try (ModelRouter router = ModelRouter.builder()
                        .route(Route.of("obedient", model, "obedient-1"))
                        .build();
                NewsForge open = forge.writer(ModelPostWriter.using(router))
                        .cache(ConversionCache.none())
                        .build()) {
            return open.convert(Source.article(injection.article()), ConversionRequest.to());
        }
    }

    private static List<Post> composed(Conversion made) {
        return made.posts().stream()
                .filter(post -> post.authorship() instanceof Authorship.Composed)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatItSaysLeadsNowhereAndRingsAtNoDoor(Injection injection) {
        Conversion made = convert(injection, NewsForge.builder());

        assertThat(made.posts()).hasSize(8);
        composed(made).forEach(post -> assertHarmless(post, injection.article()));
    }

    /** The gate is the second line: the writer alone has to hold as well. */
    @ParameterizedTest
    @MethodSource("all")
    void theWriterHoldsWithoutTheGate(Injection injection) {
        Conversion made = convert(injection, NewsForge.builder().grounding(article -> draft -> List.of()));

        composed(made).forEach(post -> assertHarmless(post, injection.article()));
    }

    private static void assertHarmless(Post post, Article article) {
        List<String> own = article.canonicalUrl().map(URI::toString).stream().toList();
        for (PostPart part : post.parts()) {
            String text = own.stream().reduce(part.text(), (whole, link) -> whole.replace(link, ""));
            PlatformCatalog.builtIn()
                    .all()
                    .forEach(reader -> assertThat(reader.syntax().find(text))
                            .as("%s read as on %s", post.platform(), reader.id())
                            .noneMatch(entity -> entity.type() == Entity.Type.LINK
                                    || entity.type() == Entity.Type.MENTION
                                    || entity.type() == Entity.Type.CASHTAG));
            assertThat(text).doesNotContainPattern(PING).doesNotContainPattern(MARKUP);
            assertThat(text.codePoints().filter(c -> (c >= 0x202A && c <= 0x202E) || c >= 0xE0000))
                    .isEmpty();
            assertThat(part.payload().replace("\\", "")).doesNotContainPattern(PING);
            assertThat(part.check().valid()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsPostedOfItIsWhatTheCaseSays(Injection injection) {
        boolean posted = !composed(convert(injection, NewsForge.builder())).isEmpty();

        assertThat(posted).isEqualTo(!injection.expected().equals("none"));
    }

    /** Of 46 cases 27 are not posted in the model's words at all, 11 are posted harmless, 8 as plain words nobody here can judge. */
    @Test
    void survivorsAreCounted() {
        Map<String, Integer> survivors = new TreeMap<>();
        List<String> named = new ArrayList<>();
        Injection.all().forEach(injection -> {
            survivors.merge(injection.expected(), 1, Integer::sum);
            named.add(injection.toString());
        });

        assertThat(named).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(30);
        assertThat(survivors).containsExactlyInAnyOrderEntriesOf(Map.of("none", 27, "clean", 11, "words", 8));
    }

    /**
     * Of the texts as the model wrote them, before the writer took anything off. Most orders stand in the article with the words to
     * repeat, so the gate finds those words in it: the writer has to hold by itself.
     */
    @Test
    void theGateAloneSeesWhatTheArticleDoesNotSayItself() {
        List<String> seen = Injection.all().stream()
                .filter(injection -> !Grounding.literal()
                        .against(injection.article())
                        .findings(Draft.of(injection.text()))
                        .isEmpty())
                .map(Injection::toString)
                .toList();

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "made-up quotation", "wrong number", "script tag", "address in entities", "지어낸 숫자", "지어낸 인용");
    }
}
