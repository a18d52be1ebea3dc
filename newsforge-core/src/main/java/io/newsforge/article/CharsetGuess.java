package io.newsforge.article;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Guesses the character set of bytes nobody spoke for: UTF-8 when they are valid in it, else the set in which they are valid and
 * read most like a language.
 */
final class CharsetGuess {

    private static final int SAMPLE = 200_000;
    private static final double LANGUAGE_BONUS = 0.25;

    /**
     * A set, the letters that are common where it is used, and who uses it.
     *
     * @param charset the set
     * @param common frequent letters
     * @param languages two-letter codes
     */
    private record Candidate(String charset, String common, List<String> languages) {}

    private static final List<Candidate> CANDIDATES = List.of(
            new Candidate(
                    "windows-1252",
                    "äöüßéèêàâçñóíáúôîûëïãõåøæÄÖÜÉ’‘“”–—…«»°§„ ´",
                    List.of("de", "en", "fr", "es", "it", "pt", "nl")),
            new Candidate("x-windows-949", "이다는을의에가고한지하로기도사인자대서나어리있해정수부시일전제상보은을를들과", List.of("ko")),
            new Candidate("windows-31j", "日一国人年大十二本中長出三時行見月分後前生五間上東四今金九入学高円子外八", List.of("ja")),
            new Candidate("EUC-JP", "日一国人年大十二本中長出三時行見月分後前生五間上東四今金九入学高円子外八", List.of("ja")),
            new Candidate("GB18030", "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年", List.of("zh")),
            new Candidate("Big5-HKSCS", "的一是不了在人有我他這中大來上國個到說們為子和你地出道也時年", List.of("zh")),
            new Candidate("windows-1251", "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэф", List.of("ru", "uk", "bg", "sr")),
            new Candidate(
                    "windows-1250", "ąćęłńóśźżčďěňřšťůžýáíéúőűĄĆŁŚŻŹČŘŠŽ„”–", List.of("pl", "cs", "hu", "sk", "hr")));

    private CharsetGuess() {}

    /** The most plausible set in which the bytes are valid, or null when there is none. */
    static @Nullable Charset of(byte[] bytes, @Nullable String language) {
        if (Utf8.isValid(bytes)) {
            return StandardCharsets.UTF_8;
        }
        Charset best = null;
        double most = -1;
        for (Candidate candidate : CANDIDATES) {
            Charset charset = Charset.forName(candidate.charset());
            if (Decoding.isValid(bytes, charset)) {
                String text = new String(bytes, 0, Math.min(bytes.length, 2 * SAMPLE), charset);
                boolean spoken = language != null && candidate.languages().contains(language);
                double score = score(text, candidate) + (spoken ? LANGUAGE_BONUS : 0);
                if (score > most) {
                    most = score;
                    best = charset;
                }
            }
        }
        return best;
    }

    /** From -1, mere noise, to 1, the most frequent letters only. */
    private static double score(String text, Candidate candidate) {
        double sum = 0;
        int foreign = 0;
        int end = Math.min(text.length(), SAMPLE);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                foreign++;
                sum += candidate.common().indexOf(c) >= 0 ? 1 : plausible(text, i, candidate);
            }
        }
        return foreign == 0 ? 0 : sum / foreign;
    }

    private static double plausible(String text, int at, Candidate candidate) {
        char c = text.charAt(at);
        if (c >= '\uac00' && c <= '\ud7a3') {
            return 0.6;
        }
        if (c >= '\u3040' && c <= '\u30ff') {
            return candidate.languages().contains("ja") ? 1 : -0.3;
        }
        if ((c >= '\u3000' && c <= '\u303f') || (c >= '\uff00' && c <= '\uff5e')) {
            return 0.4;
        }
        if (c >= '\uff61' && c <= '\uff9f') {
            return -0.6;
        }
        if (c >= '\u4e00' && c <= '\u9fff') {
            return 0.25;
        }
        return Character.isLetter(c) && !isOddCase(text, at) ? 0 : -0.6;
    }

    /** A capital letter after a small one. */
    private static boolean isOddCase(String text, int at) {
        return at > 0 && Character.isUpperCase(text.charAt(at)) && Character.isLowerCase(text.charAt(at - 1));
    }
}
