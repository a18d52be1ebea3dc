package io.newsforge.llm.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Our own Jackson, bounded, for nobody else to configure. */
final class Json {

    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 100;

    /** More than any exchange has; so bounded, sums and products of untrusted counts cannot run over. */
    static final long MOST_COUNTED = 1_000_000_000;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE) // to close a body is to read it to its end
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY).build();

    private Json() {}

    /** Begins the object a parser is before; the first of its fields is next. */
    static void object(JsonParser in) throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw new JsonParseException(in, "no object (expected: an object)");
        }
    }

    /** The text the parser stands on; null for anything else, whose fields or elements are passed over. */
    static @Nullable String text(JsonParser at) throws IOException {
        if (at.currentToken() == JsonToken.VALUE_STRING) {
            return at.getText();
        }
        at.skipChildren();
        return null;
    }

    /** The count the parser stands on, at most a billion; -1 for anything else, whose fields or elements are passed over. */
    static long count(JsonParser at) throws IOException {
        if (at.currentToken() == JsonToken.VALUE_NUMBER_INT
                && at.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return counted(at.getLongValue());
        }
        at.skipChildren();
        return -1;
    }

    private static long counted(long number) {
        return number < 0 || number > MOST_COUNTED ? -1 : number;
    }

    /** For errors only: what is read often is read token by token. */
    static JsonNode tree(JsonParser at) throws IOException {
        JsonNode node = MAPPER.readTree(at);
        return node == null ? MAPPER.nullNode() : node;
    }

    /** For errors only: what is read often is read token by token. */
    static JsonNode tree(byte[] body) throws IOException {
        return MAPPER.readTree(body);
    }
}
