package io.newsforge.llm.writer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads an answer strictly. Fences or prose around one JSON object are taken off; within it nothing is guessed: what has not the
 * form asked for is a problem of its platform, and what is not JSON at all is a problem of all.
 */
final class ReplyReader {

    private static final Logger LOG = LoggerFactory.getLogger(ReplyReader.class);
    /** The problem of a platform of which the answer says nothing. */
    static final String MISSING = "missing";

    private static final int LONGEST = 200_000;
    private static final int DEEPEST = 8;
    private static final int MOST_HASHTAGS = 20;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** What was read: the posts, and what is wrong with each of the others, by platform. */
    record Reading(Map<String, Written> written, Map<String, String> problems) {}

    Reading read(String reply, ReplyForm form) {
        Reading reading = new Reading(new LinkedHashMap<>(), new LinkedHashMap<>());
        JsonNode root = root(reply);
        if (root == null) {
            form.ids().forEach(id -> reading.problems().put(id, "not the one JSON object asked for"));
            return reading;
        }
        List<String> strange = strangers(root, Set.copyOf(form.ids()));
        for (String id : form.ids()) {
            String problem = strange.isEmpty() ? problem(root.get(id), form) : "fields nobody asked for beside it";
            if (problem.isEmpty()) {
                reading.written().put(id, written(root.get(id), form));
            } else {
                reading.problems().put(id, problem);
            }
        }
        return reading;
    }

    private @Nullable JsonNode root(String reply) {
        int start = reply.indexOf('{');
        int end = reply.lastIndexOf('}');
        if (reply.length() > LONGEST || start < 0 || end < start) {
            return null;
        }
        try {
            JsonNode root = mapper.readTree(reply.substring(start, end + 1));
            return root.isObject() ? root : null;
        } catch (JsonProcessingException e) {
            JsonLocation where = e.getLocation(); // the message holds words of the answer
            LOG.debug(
                    "An answer of {} characters is no JSON: {} at {}",
                    reply.length(),
                    e.getClass().getSimpleName(),
                    where == null ? -1 : where.getCharOffset());
            return null;
        }
    }

    private static List<String> strangers(JsonNode object, Set<String> known) {
        List<String> strange = new ArrayList<>();
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                strange.add(name);
            }
        }
        return strange;
    }

    /** Empty if there is none. */
    private static String problem(@Nullable JsonNode post, ReplyForm form) {
        if (post == null || !post.isObject()) {
            return MISSING;
        }
        if (!strangers(post, Set.copyOf(form.fields())).isEmpty()) {
            return "fields nobody asked for";
        }
        for (String field : form.fields()) {
            JsonNode value = post.path(field);
            boolean right = field.equals(ReplyForm.HASHTAGS) ? isStrings(value) : value.isTextual();
            if (!right) {
                return field + " missing or of the wrong type";
            }
        }
        return post.path(ReplyForm.TEXT).asText().isBlank() ? Drafts.EMPTY : "";
    }

    private static boolean isStrings(JsonNode value) {
        if (!value.isArray() || value.size() > MOST_HASHTAGS) {
            return false;
        }
        for (JsonNode item : value) {
            if (!item.isTextual()) {
                return false;
            }
        }
        return true;
    }

    private static Written written(JsonNode post, ReplyForm form) {
        List<String> hashtags = new ArrayList<>();
        post.get(ReplyForm.HASHTAGS).forEach(tag -> hashtags.add(tag.asText()));
        String headline = form.headlines() ? post.get(ReplyForm.HEADLINE).asText() : "";
        return new Written(headline, post.get(ReplyForm.TEXT).asText(), hashtags);
    }
}
