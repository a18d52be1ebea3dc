package io.newsforge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.twitter.twittertext.Extractor;
import com.twitter.twittertext.TwitterTextParseResults;
import com.twitter.twittertext.TwitterTextParser;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Compares with twitter-text 3.1.0, X's own library, over generated texts. */
class XAgainstItsLibraryTest {

    private final Extractor library = new Extractor();

    @Property(tries = 8_000)
    void weighsAsTheLibraryDoesByTheReferenceRule(@ForAll("texts") String text) {
        TwitterTextParseResults expected = TwitterTextParser.parseTweet(text);

        XCount count = XCount.of(text, XRule.REFERENCE);

        assertThat(count.weight()).as(XTexts.spelled(text)).isEqualTo(expected.weightedLength);
        assertThat(count.valid()).as(XTexts.spelled(text)).isEqualTo(expected.isValid);
        assertThat(count.permillage()).isEqualTo(expected.permillage);
    }

    @Property(tries = 8_000)
    void findsTheEntitiesTheLibraryFinds(@ForAll("texts") String text) {
        List<String> expected = library.extractEntitiesWithIndices(text).stream()
                .map(entity -> entity.getType() + " " + entity.getStart() + "-" + entity.getEnd())
                .toList();

        List<String> found = EntitySyntax.X.find(text).stream()
                .map(entity -> named(entity.type()) + " " + entity.start() + "-" + entity.end())
                .toList();

        assertThat(found).as(XTexts.spelled(text)).isEqualTo(expected);
    }

    @Property(tries = 4_000)
    void weighsStrictlyNeverLessThanTheDocumentedAndTheReferenceRule(@ForAll("texts") String text) {
        int strict = Meter.X_WEIGHT.measure(text);

        assertThat(strict)
                .as(XTexts.spelled(text))
                .isGreaterThanOrEqualTo(Meter.X_WEIGHT_DOCUMENTED.measure(text))
                .isGreaterThanOrEqualTo(Meter.X_WEIGHT_REFERENCE.measure(text));
    }

    @Provide
    Arbitrary<String> texts() {
        return XTexts.mixed();
    }

    private static String named(Entity.Type type) {
        return type == Entity.Type.LINK ? "URL" : type.name();
    }
}
