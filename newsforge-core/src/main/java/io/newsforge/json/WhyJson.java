package io.newsforge.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newsforge.Conversion;
import io.newsforge.Degradation;
import io.newsforge.Failure;
import io.newsforge.article.ReadingNote;
import io.newsforge.ground.Finding;
import io.newsforge.ground.Verdict;
import io.newsforge.post.WritingStep;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;

/** The {@code why} of {@link ConversionJson}: how a result came about. */
final class WhyJson {

    private WhyJson() {}

    static ObjectNode of(Conversion conversion) {
        ObjectNode node = JsonNodes.object();
        node.put("writer", conversion.why().writer());
        node.put("cached", conversion.why().cached());
        node.put("elapsedMillis", conversion.why().elapsed().toMillis());
        notes(node, conversion);
        ArrayNode steps = node.putArray("steps");
        conversion.why().steps().forEach(step -> steps.add(of(step)));
        grounding(node, conversion);
        outcome(node, conversion);
        return node;
    }

    /** Without the steps, and without what details may say of the inside. */
    static ObjectNode publicOf(Conversion conversion) {
        ObjectNode node = JsonNodes.object();
        node.put("cached", conversion.why().cached());
        node.put("elapsedMillis", conversion.why().elapsed().toMillis());
        notes(node, conversion);
        grounding(node, conversion);
        if (conversion instanceof Conversion.Degraded degraded) {
            ArrayNode reasons = node.putArray("degraded");
            degraded.reasons().forEach(reason -> reasons.addObject().put("kind", ConversionJson.name(reason.kind())));
        } else if (conversion instanceof Conversion.Failed failed) {
            failure(node, failed.failure(), failed.failure().kind().meaning());
        } else {
            outcome(node, conversion);
        }
        return node;
    }

    private static void notes(ObjectNode node, Conversion conversion) {
        ArrayNode notes = node.putArray("readingNotes");
        for (ReadingNote note : conversion.why().readingNotes()) {
            notes.addObject().put("kind", ConversionJson.name(note.kind())).put("detail", note.detail());
        }
    }

    private static void grounding(ObjectNode node, Conversion conversion) {
        ArrayNode grounding = node.putArray("grounding");
        conversion.why().verdicts().forEach(verdict -> grounding.add(of(verdict)));
    }

    private static void failure(ObjectNode node, Failure failure, String message) {
        ObjectNode told = node.putObject("failure")
                .put("kind", ConversionJson.name(failure.kind()))
                .put("message", message);
        retryAfter(told, failure.retryAfter());
    }

    private static void outcome(ObjectNode node, Conversion conversion) {
        if (conversion instanceof Conversion.Degraded degraded) {
            ArrayNode reasons = node.putArray("degraded");
            for (Degradation reason : degraded.reasons()) {
                reasons.addObject()
                        .put("kind", ConversionJson.name(reason.kind()))
                        .put("detail", reason.detail());
            }
        } else if (conversion instanceof Conversion.Refused refused) {
            node.put("refusal", refused.refusal().message());
            retryAfter(node, refused.refusal().retryAfter());
        } else if (conversion instanceof Conversion.Failed failed) {
            failure(node, failed.failure(), failed.failure().message());
        }
    }

    private static void retryAfter(ObjectNode node, Optional<Duration> wait) {
        wait.ifPresent(duration -> node.put("retryAfterMillis", duration.toMillis()));
    }

    private static ObjectNode of(Verdict verdict) {
        ObjectNode node = JsonNodes.object();
        node.put("platform", verdict.platform()).put("grounded", verdict.isGrounded());
        ArrayNode findings = node.putArray("findings");
        for (Finding finding : verdict.findings()) {
            findings.addObject()
                    .put("kind", ConversionJson.name(finding.kind()))
                    .put("quote", finding.quote());
        }
        return node;
    }

    private static ObjectNode of(WritingStep step) {
        ObjectNode node = JsonNodes.object();
        node.put("kind", ConversionJson.name(step.kind()));
        node.put("by", step.by());
        node.put("outcome", step.outcome());
        node.put("tookMillis", step.took().toMillis());
        ObjectNode counts = node.putObject("counts");
        new TreeMap<>(step.counts()).forEach(counts::put);
        return node;
    }
}
