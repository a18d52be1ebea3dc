package io.newsforge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import com.twitter.twittertext.Extractor;
import com.twitter.twittertext.TwitterTextParseResults;
import com.twitter.twittertext.TwitterTextParser;
import io.newsforge.text.Graphemes;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;

/**
 * Compares with X's own library and with ICU4J over texts that mix scripts, new emoji, marks of direction, addresses and tags. The
 * usual run takes some thousands; {@code -Dnewsforge.texts=1000000} takes a million of each.
 */
class AgainstRivalsTest {

    private static final int TEXTS = Integer.getInteger("newsforge.texts", 10_000);
    private static final long SEED = Long.getLong("newsforge.seed", 20_261_126L);
    private static final int SIZE = 1_000;

    @Example
    void weighsAndLinksAsTwitterTextDoes() {
        Extractor library = new Extractor();
        each(XTexts.mixed(), text -> {
            TwitterTextParseResults expected = TwitterTextParser.parseTweet(text);
            XCount count = XCount.of(text, XRule.REFERENCE);
            if (count.weight() != expected.weightedLength || count.valid() != expected.isValid) {
                assertThat(count.weight()).as(XTexts.spelled(text)).isEqualTo(expected.weightedLength);
                assertThat(count.valid()).as(XTexts.spelled(text)).isEqualTo(expected.isValid);
            }
            List<String> entities = library.extractEntitiesWithIndices(text).stream()
                    .map(entity -> entity.getType() + " " + entity.getStart() + "-" + entity.getEnd())
                    .toList();
            List<String> found = EntitySyntax.X.find(text).stream()
                    .map(entity -> (entity.type() == Entity.Type.LINK ? "URL" : entity.type()) + " " + entity.start()
                            + "-" + entity.end())
                    .toList();
            if (!found.equals(entities)) {
                assertThat(found).as(XTexts.spelled(text)).isEqualTo(entities);
            }
        });
    }

    @Example
    void findsTheClustersThatIcuFinds() {
        BreakIterator icu = BreakIterator.getCharacterInstance(ULocale.ROOT);
        each(XTexts.mixed(), text -> {
            icu.setText(text);
            int at = 0;
            int count = 0;
            for (int end = icu.next(); end != BreakIterator.DONE; end = icu.next()) {
                at = Graphemes.next(text, at);
                count++;
                if (at != end) {
                    assertThat(at).as(XTexts.spelled(text)).isEqualTo(end);
                }
            }
            if (Graphemes.count(text) != count) {
                assertThat(Graphemes.count(text)).as(XTexts.spelled(text)).isEqualTo(count);
            }
        });
    }

    /** No assertion is made for the many that agree, since each would cost more than what it looks at. */
    private static void each(Arbitrary<String> texts, Consumer<String> look) {
        RandomGenerator<String> generator = texts.generator(SIZE, true);
        Random random = new Random(SEED);
        for (int i = 0; i < TEXTS; i++) {
            look.accept(generator.next(random).value());
        }
    }
}
