package io.newsforge.llm.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Our own Jackson, bounded, for nobody else to configure. */
final class Json {

    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 100;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY).build();

    private Json() {}

    /** For errors only: what is read often is read token by token. */
    static JsonNode tree(byte[] body) throws IOException {
        return MAPPER.readTree(body);
    }

    /** For errors only: the value a parser stands on. */
    static JsonNode tree(JsonParser in) throws IOException {
        return MAPPER.readTree(in);
    }
}
