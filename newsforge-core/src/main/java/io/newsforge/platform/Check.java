package io.newsforge.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What came of measuring a text against a platform's rules. Immutable.
 *
 * @param platform the platform's id
 * @param measures one entry for each length limit, in the platform's order
 * @param entities the links, hashtags, mentions and cashtags the platform will see, with offsets in its own unit
 * @param violations what is wrong, empty when the text is valid
 */
public record Check(String platform, List<Measure> measures, List<Entity> entities, List<Violation> violations) {

    public Check {
        Objects.requireNonNull(platform, "platform");
        measures = List.copyOf(measures);
        entities = List.copyOf(entities);
        violations = List.copyOf(violations);
    }

    /**
     * One measured length.
     *
     * @param length what was measured, in the limit's unit
     * @param limit the rule
     */
    public record Measure(int length, TextLimit limit) {

        public Measure {
            Objects.requireNonNull(limit, "limit");
        }

        /**
         * Whether the length keeps the limit.
         *
         * @return true if it is not greater
         */
        public boolean kept() {
            return length <= limit.max();
        }
    }

    /**
     * One broken rule.
     *
     * @param rule which
     * @param message what was found and what is allowed, for people; holds no text but single characters by their code
     */
    public record Violation(Rule rule, String message) {

        public Violation {
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(message, "message");
        }
    }

    /** The rules a text can break. */
    public enum Rule {
        /** There is nothing to post. */
        BLANK,
        /** It is too long. */
        LENGTH,
        /** It holds too many links, hashtags, mentions or cashtags. */
        COUNT,
        /** It holds a character that the platform refuses, or that none takes: a lone surrogate, U+FEFF, U+FFFE or U+FFFF. */
        CHARACTER
    }

    /**
     * Whether the platform will take the text.
     *
     * @return true if no rule is broken
     */
    public boolean valid() {
        return violations.isEmpty();
    }

    static Check of(PlatformSpec spec, String text) {
        List<Violation> violations = new ArrayList<>();
        if (PostText.isBlank(text)) {
            violations.add(new Violation(Rule.BLANK, "text: blank (expected: something to post)"));
        }
        checkCharacters(spec, text, violations);
        List<Measure> measures = new ArrayList<>();
        for (TextLimit limit : spec.limits()) {
            measures.add(checkLength(text, limit, violations));
        }
        List<Entity> entities = spec.syntax().find(text);
        for (CountLimit count : spec.counts()) {
            checkCount(entities, count, violations);
        }
        return new Check(spec.id(), measures, inUnit(spec.offsets(), entities, text), violations);
    }

    /** Converts all offsets in one pass, for entities come in order and never overlap. */
    private static List<Entity> inUnit(OffsetUnit unit, List<Entity> entities, String text) {
        List<Entity> converted = new ArrayList<>();
        int index = 0;
        int offset = 0;
        for (Entity entity : entities) {
            int start = offset + unit.length(text.substring(index, entity.start()));
            offset = start + unit.length(text.substring(entity.start(), entity.end()));
            index = entity.end();
            converted.add(new Entity(entity.type(), start, offset, unit, entity.value()));
        }
        return converted;
    }

    private static void checkCharacters(PlatformSpec spec, String text, List<Violation> violations) {
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (PostText.isForbidden(codePoint) || spec.replacements().containsKey(Character.toString(codePoint))) {
                violations.add(new Violation(
                        Rule.CHARACTER,
                        String.format("character: U+%04X at UTF-16 index %d (expected: none such)", codePoint, i)));
                return;
            }
            i += Character.charCount(codePoint);
        }
    }

    private static Measure checkLength(String text, TextLimit limit, List<Violation> violations) {
        Measure measure = new Measure(limit.meter().measure(text), limit);
        if (!measure.kept()) {
            violations.add(new Violation(
                    Rule.LENGTH,
                    "length: " + measure.length() + " " + limit.meter().unit() + " (expected: at most " + limit.max()
                            + ")"));
        }
        return measure;
    }

    private static void checkCount(List<Entity> entities, CountLimit limit, List<Violation> violations) {
        int found = limit.count(entities);
        if (found > limit.max()) {
            violations.add(new Violation(
                    Rule.COUNT,
                    limit.type().name().toLowerCase(Locale.ROOT) + "s: " + found + " (expected: at most " + limit.max()
                            + ")"));
        }
    }
}
