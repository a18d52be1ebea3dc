package io.newsforge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntitySyntaxTest {

    private static final List<EntitySyntax> ALL = List.of(
            EntitySyntax.X,
            EntitySyntax.BLUESKY,
            EntitySyntax.MASTODON,
            EntitySyntax.THREADS,
            EntitySyntax.LINKEDIN,
            EntitySyntax.FACEBOOK,
            EntitySyntax.INSTAGRAM,
            EntitySyntax.TELEGRAM);

    @Property
    void findsEntitiesInOrderAndWithoutOverlaps(@ForAll("texts") String text) {
        for (EntitySyntax syntax : ALL) {
            int end = 0;
            for (Entity entity : syntax.find(text)) {
                assertThat(entity.unit()).isEqualTo(OffsetUnit.UTF16);
                assertThat(entity.start()).isGreaterThanOrEqualTo(end);
                assertThat(entity.end()).isLessThanOrEqualTo(text.length());
                assertThat(entity.value()).isNotEmpty();
                end = entity.end();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "X         | see Booking.com now        | LINK 4-15 https://Booking.com",
                "X         | #삼성전자가 $AAPL @user     | HASHTAG 0-6 삼성전자가, CASHTAG 7-12 AAPL, MENTION 13-18 user",
                "X         | @user/list-1               | MENTION 0-12 user/list-1",
                "X         | http://x.com/#a            | LINK 0-15 http://x.com/#a",
                "X         | me@example.com             | ''",
                "BLUESKY   | (example.com) $aapl        | LINK 1-12 https://example.com, CASHTAG 14-19 AAPL",
                "BLUESKY   | foo.bar@example.com        | ''",
                "BLUESKY   | example.amazon             | LINK 0-14 https://example.amazon",
                "BLUESKY   | @alice.bsky.social: hi     | MENTION 0-18 alice.bsky.social",
                "BLUESKY   | https://a.com/한글에서 x    | LINK 0-18 https://a.com/한글에서",
                "MASTODON  | example.com https://a.com/길 | LINK 12-27 https://a.com/길",
                "MASTODON  | @alice@example.com. #뉴스   | MENTION 0-18 alice@example.com, HASHTAG 20-23 뉴스",
                "THREADS   | #one #two x.com            | HASHTAG 0-4 one, LINK 10-15 https://x.com",
                "LINKEDIN  | #뉴스 @name www.a.com       | HASHTAG 0-3 뉴스, LINK 10-19 https://www.a.com",
                "FACEBOOK  | #a_1 #2026                 | HASHTAG 0-4 a_1",
                "INSTAGRAM | @a.b. #tag a.com           | MENTION 0-4 a.b, HASHTAG 6-10 tag",
                "TELEGRAM  | #태그 @durov $USD @abc      | HASHTAG 0-3 태그, MENTION 4-10 durov, CASHTAG 11-15 USD"
            })
    void findsWhatThePlatformLinks(String platform, String text, String expected) {
        EntitySyntax syntax =
                ALL.get(List.of("X", "BLUESKY", "MASTODON", "THREADS", "LINKEDIN", "FACEBOOK", "INSTAGRAM", "TELEGRAM")
                        .indexOf(platform));

        String found = String.join(
                ", ",
                syntax.find(text).stream()
                        .map(entity -> entity.type() + " " + entity.start() + "-" + entity.end() + " " + entity.value())
                        .toList());

        assertThat(found).isEqualTo(expected);
    }

    @Provide
    Arbitrary<String> texts() {
        return XTexts.mixed();
    }
}
