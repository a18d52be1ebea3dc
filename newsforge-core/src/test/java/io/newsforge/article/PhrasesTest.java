package io.newsforge.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** Looking for many phrases at once finds what looking for each finds. */
class PhrasesTest {

    @Property(tries = 2_000)
    void foundAtOnceAsOneByOne(
            @ForAll @Size(min = 1, max = 6)
                    List<@StringLength(min = 1, max = 9) @CharRange(from = 'a', to = 'b') String> phrases,
            @ForAll @StringLength(max = 24) @CharRange(from = 'a', to = 'c') String text) {
        Phrases all = Phrases.of(phrases);

        assertThat(all.areIn(text)).isEqualTo(phrases.stream().anyMatch(text::contains));
        assertThat(all.begin(text)).isEqualTo(phrases.stream().anyMatch(text::startsWith));
    }
}
