package io.newsforge.post;

import io.newsforge.platform.Check;
import io.newsforge.platform.FieldRule;
import java.util.List;
import java.util.Objects;

/**
 * What a post was measured against and what was cut to make it fit. Immutable.
 *
 * @param checks one for each part of the post: every rule with its source and date, and what was measured
 * @param fields what was measured on each field beside the text, empty where there are none
 * @param cuts what of the draft is not in the post, empty when all is
 * @param template name and version of the host's template, such as {@code desk/2}; empty for the usual order
 */
public record Certificate(List<Check> checks, List<Field> fields, List<Cut> cuts, String template) {

    public Certificate {
        checks = List.copyOf(checks);
        fields = List.copyOf(fields);
        cuts = List.copyOf(cuts);
        Objects.requireNonNull(template, "template");
    }

    /**
     * One measured field.
     *
     * @param rule the rule
     * @param length what was measured, in the unit of the rule's limit
     */
    public record Field(FieldRule rule, int length) {

        public Field {
            Objects.requireNonNull(rule, "rule");
        }

        /**
         * Whether the field keeps its limit.
         *
         * @return true if it is not longer
         */
        public boolean kept() {
            return length <= rule.limit().max();
        }
    }

    /**
     * Whether every part and every field keeps every rule.
     *
     * @return true for every post that left a {@link PostFitter}
     */
    public boolean valid() {
        return checks.stream().allMatch(Check::valid) && fields.stream().allMatch(Field::kept);
    }
}
