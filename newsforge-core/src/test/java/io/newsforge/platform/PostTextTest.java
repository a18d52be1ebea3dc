package io.newsforge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PostTextTest {

    @Test
    void removesWhatNoPlatformTakes() {
        assertThat(PostText.tidy("\uFEFFa\uD800b\uFFFEc\uFFFFd")).isEqualTo("abcd");
    }

    @Test
    void removesInvisibleAndReorderingCharacters() {
        assertThat(PostText.tidy("pay\u200B\u00ADpal \u202Egpj.exe\u202C")).isEqualTo("paypal gpj.exe");
    }

    @Test
    void keepsTheJoinersOfEmojiAndIndicScripts() {
        assertThat(PostText.tidy("👨‍👩‍👧 क्‍ष")).isEqualTo("👨‍👩‍👧 क्‍ष");
    }

    @Test
    void makesOneSpaceOfManyAndTwoBreaksOfMore() {
        assertThat(PostText.tidy(" a \t\u00A0 b \r\n\r\n \u2028\n c \n")).isEqualTo("a b\n\nc");
    }

    @Test
    void composesWhatWasDecomposed() {
        assertThat(PostText.tidy("\u1112\u1161\u11AB")).isEqualTo("한");
    }

    @Property
    void tidyingTwiceIsTidyingOnce(@ForAll String text) {
        String once = PostText.tidy(text);

        assertThat(PostText.tidy(once)).isEqualTo(once);
        assertThat(Normalizer.isNormalized(once, Normalizer.Form.NFC)).isTrue();
        assertThat(once.codePoints()).noneMatch(PostText::isForbidden);
    }
}
