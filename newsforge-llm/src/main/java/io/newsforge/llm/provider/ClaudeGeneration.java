package io.newsforge.llm.provider;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How new a Claude model is, read off its name: {@code claude-opus-4-6} and {@code claude-3-5-sonnet-20241022} are 4.6 and 3.5.
 * A gateway may put something before or after the name. Immutable.
 *
 * @param number a hundred times the major number plus the minor one; {@link #UNKNOWN} for a name of another form
 */
record ClaudeGeneration(int number) {

    static final int UNKNOWN = -1;

    private static final int OPUS_4_6 = 406;
    private static final Pattern NAME = Pattern.compile("claude-(?:[a-z]+-)?(\\d{1,2})(?:[-.](\\d{1,2}))?(?![0-9])");

    static ClaudeGeneration of(String model) {
        Matcher name = NAME.matcher(model);
        if (!name.find()) {
            return new ClaudeGeneration(UNKNOWN);
        }
        String minor = name.group(2);
        return new ClaudeGeneration(
                Integer.parseInt(name.group(1)) * 100 + (minor == null ? 0 : Integer.parseInt(minor)));
    }

    /** Whether a temperature other than 1 is taken; unknown models are taken for new ones, since a 400 is worse than a default. */
    boolean takesTemperature(AnthropicVersion version) {
        return version == AnthropicVersion.V2023_06_01 && number != UNKNOWN && number <= OPUS_4_6;
    }

    /** Whether it decides by itself how much to think, led by an effort: since Opus and Sonnet 4.6 (checked 2026-11-25). */
    boolean takesEffort() {
        return number >= OPUS_4_6;
    }
}
