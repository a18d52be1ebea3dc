package io.newsforge.platform;

import com.twitter.twittertext.TldLists;
import com.twitter.twittertext.TwitterTextEmojiRegex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes what X's own library knows as data: its top-level domains and its emoji sequences. Run it by hand with the folder
 * of the two files as its argument; {@code XResourcesTest} says when they differ from the library.
 *
 * <p>The emoji are found by asking: starting from each code point, a sequence is lengthened as long as the library's
 * pattern might still match, and kept where it does match. Sequences of one code point are left out, since their weight is
 * that of the code point.
 */
final class XResourceGenerator {

    private static final Pattern PATTERN = TwitterTextEmojiRegex.VALID_EMOJI_PATTERN;
    private static final int JOINER = 0x200D;

    /** What may follow without a joiner: the emoji style, a keycap, a joiner, skin tones, flag letters, tags. */
    private static final List<Integer> EXTENSIONS = Stream.of(
                    IntStream.of(0xFE0F, 0x20E3, JOINER),
                    IntStream.rangeClosed(0x1F3FB, 0x1F3FF),
                    IntStream.rangeClosed(0x1F1E6, 0x1F1FF),
                    IntStream.rangeClosed(0xE0020, 0xE007F))
            .flatMap(IntStream::boxed)
            .toList();

    private XResourceGenerator() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Files.writeString(folder.resolve("tlds-x.txt"), topLevelDomains(), StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("emoji-x.txt"), emoji(), StandardCharsets.US_ASCII);
    }

    static String topLevelDomains() {
        StringBuilder out = new StringBuilder();
        out.append("# The top-level domains that twitter-text 3.1.0 (Apache-2.0) knows, its list of March 2020.\n");
        out.append("# Written by XResourceGenerator; one a line, in the order in which the library tries them.\n");
        TldLists.GTLDS.forEach(tld -> out.append(tld).append('\n'));
        TldLists.CTLDS.forEach(tld -> out.append(tld).append('\n'));
        return out.toString();
    }

    static String emoji() {
        SortedMap<String, SortedSet<Integer>> lastByPrefix = new TreeMap<>();
        for (int[] sequence : sequences()) {
            StringBuilder prefix = new StringBuilder();
            for (int i = 0; i < sequence.length - 1; i++) {
                prefix.append(String.format("%X ", sequence[i]));
            }
            lastByPrefix
                    .computeIfAbsent(prefix.toString(), p -> new TreeSet<>())
                    .add(sequence[sequence.length - 1]);
        }
        StringBuilder out = new StringBuilder();
        out.append(
                "# The emoji of several code points that twitter-text 3.1.0 (Apache-2.0, data of Emoji 12.1) takes as one.\n");
        out.append(
                "# Written by XResourceGenerator; a line is a beginning, a colon and every last code point, in hexadecimal.\n");
        lastByPrefix.forEach((prefix, last) ->
                out.append(prefix).append(':').append(ranges(last)).append('\n'));
        return out.toString();
    }

    private static String ranges(SortedSet<Integer> codePoints) {
        StringBuilder out = new StringBuilder();
        int first = codePoints.first();
        for (int codePoint : codePoints) {
            if (!codePoints.contains(codePoint - 1)) {
                first = codePoint;
            }
            if (!codePoints.contains(codePoint + 1)) {
                out.append(first == codePoint ? hex(" ", first) : hex(" ", first) + hex("-", codePoint));
            }
        }
        return out.toString();
    }

    private static String hex(String before, int codePoint) {
        return before + Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);
    }

    private static List<int[]> sequences() {
        List<Integer> single = IntStream.rangeClosed(0x20, Character.MAX_CODE_POINT)
                .filter(codePoint -> !Character.isSurrogate((char) codePoint) || codePoint > Character.MAX_VALUE)
                .filter(codePoint -> viable(new int[] {codePoint}))
                .boxed()
                .toList();
        List<int[]> found = new ArrayList<>();
        single.forEach(first -> lengthen(new int[] {first}, single, found));
        return found;
    }

    private static void lengthen(int[] sequence, List<Integer> single, List<int[]> found) {
        if (sequence.length > 1 && matches(sequence)) {
            found.add(sequence);
        }
        boolean joined = sequence[sequence.length - 1] == JOINER;
        for (int next : joined ? single : EXTENSIONS) {
            int[] longer = Arrays.copyOf(sequence, sequence.length + 1);
            longer[sequence.length] = next;
            if (viable(longer)) {
                lengthen(longer, single, found);
            }
        }
    }

    private static boolean matches(int[] sequence) {
        String text = new String(sequence, 0, sequence.length);
        return PATTERN.matcher(text).matches();
    }

    /** Whether the pattern reads to the end of the sequence, matching it or wanting more. */
    private static boolean viable(int[] sequence) {
        Matcher matcher = PATTERN.matcher(new String(sequence, 0, sequence.length));
        return matcher.matches() || matcher.hitEnd();
    }
}
