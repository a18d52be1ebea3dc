package io.newsforge.ground;

import java.util.List;
import java.util.Objects;

/**
 * What a gate said about the draft for one platform. Immutable.
 *
 * @param platform the platform's id
 * @param findings what the draft says and the article does not; empty for a grounded draft
 */
public record Verdict(String platform, List<Finding> findings) {

    public Verdict {
        Objects.requireNonNull(platform, "platform");
        findings = List.copyOf(findings);
    }

    /**
     * Whether nothing was found.
     *
     * @return true for a grounded draft
     */
    public boolean isGrounded() {
        return findings.isEmpty();
    }
}
