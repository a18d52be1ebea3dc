package io.newsforge.servlet;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns problems into answers, each with an id of its own that the log line repeats. */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String MEDIA_TYPE = "application/problem+json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final RandomGenerator random;

    Problems(RandomGenerator random) {
        this.random = random;
    }

    /** The answer to somebody's mistake, or to ours with what was thrown. */
    Answer answer(Problem problem, String where, @Nullable Throwable thrown) {
        return answer(problem, where, problem.detail(), thrown);
    }

    /** The same, where the log may know more than the one who asked. */
    Answer answer(Problem problem, String where, String inside, @Nullable Throwable thrown) {
        ObjectNode body = logged(problem, where, inside, thrown);
        Map<String, String> headers = new LinkedHashMap<>(problem.headers());
        if (problem.retryAfter() != null) {
            headers.put("Retry-After", Long.toString(seconds(problem.retryAfter())));
        }
        return new Answer(problem.status(), MEDIA_TYPE, body.toString(), headers);
    }

    /** The body alone, for one of many results. */
    ObjectNode logged(Problem problem, String where, String inside, @Nullable Throwable thrown) {
        String errorId = String.format("%016x%016x", random.nextLong(), random.nextLong());
        log(errorId, problem, where, OneLine.of(inside), thrown);
        return body(problem, errorId);
    }

    private static void log(String errorId, Problem problem, String where, String inside, @Nullable Throwable thrown) {
        if (problem.status() >= 500) {
            LOG.warn("errorId={} {}: {} {}: {}", errorId, where, problem.status(), problem.kind(), inside, thrown);
        } else {
            LOG.info("errorId={} {}: {} {}: {}", errorId, where, problem.status(), problem.kind(), inside);
        }
    }

    private static ObjectNode body(Problem problem, String errorId) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("type", "urn:newsforge:problem:" + problem.kind());
        node.put("title", problem.kind().replace('-', ' '));
        node.put("status", problem.status());
        node.put("detail", problem.detail());
        node.put("errorId", errorId);
        problem.more().forEach(node::putPOJO);
        if (problem.retryAfter() != null) {
            node.put("retryAfterSeconds", seconds(problem.retryAfter()));
        }
        return node;
    }

    /** Rounded up, for too early is in vain. */
    static long seconds(Duration wait) {
        return Math.max(0, wait.plusNanos(999_999_999).toSeconds());
    }
}
