package io.newsforge.llm.price;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link PriceTable} as JSON. Dollars are texts there, so that no binary fraction comes near them. */
final class PriceFile {

    private static final String BUILT_IN = "prices.json";
    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

    private PriceFile() {}

    static Map<String, PriceTable.Entry> builtIn() {
        try (InputStream in = PriceFile.class.getResourceAsStream(BUILT_IN)) {
            if (in == null) {
                throw new IllegalStateException(BUILT_IN + ": missing (expected: in the jar)");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Map<String, PriceTable.Entry> parse(String json) {
        Map<String, PriceTable.Entry> entries = new LinkedHashMap<>();
        int index = 0;
        for (JsonNode line : array(json)) {
            PriceTable.Entry entry = entry(line, "prices[" + index + "]");
            for (JsonNode model : required(line, "models", "prices[" + index + "]")) {
                entries.put(model.asText(), entry);
            }
            index++;
        }
        return Collections.unmodifiableMap(entries);
    }

    private static JsonNode array(String json) {
        try {
            JsonNode root = new ObjectMapper().readTree(json);
            if (root.isArray()) {
                return root;
            }
            throw new IllegalArgumentException("prices: " + root.getNodeType() + " (expected: an array)");
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("prices: " + broken.getOriginalMessage() + " (expected: JSON)", broken);
        }
    }

    private static PriceTable.Entry entry(JsonNode line, String where) {
        JsonNode other = line.get("longPrompts");
        Price.LongPrompts longPrompts = other == null
                ? null
                : new Price.LongPrompts(required(other, "above", where).asLong(), rates(other, where + ".longPrompts"));
        String checked = required(line, "checked", where).asText();
        try {
            return new PriceTable.Entry(
                    new Price(rates(line, where), longPrompts),
                    required(line, "source", where).asText(),
                    LocalDate.parse(checked));
        } catch (DateTimeException odd) {
            throw new IllegalArgumentException(where + ".checked: " + checked + " (expected: a date)", odd);
        }
    }

    private static Rates rates(JsonNode line, String where) {
        long input = micros(required(line, "input", where), where + ".input");
        return new Rates(
                input,
                orElse(line.get("cacheRead"), where + ".cacheRead", input),
                orElse(line.get("cacheWrite"), where + ".cacheWrite", input),
                micros(required(line, "output", where), where + ".output"));
    }

    private static long orElse(@Nullable JsonNode dollars, String where, long otherwise) {
        return dollars == null ? otherwise : micros(dollars, where);
    }

    private static long micros(JsonNode dollars, String where) {
        try {
            return new BigDecimal(dollars.asText()).multiply(MICROS).longValueExact();
        } catch (ArithmeticException | NumberFormatException odd) {
            throw new IllegalArgumentException(
                    where + ": " + dollars.asText() + " (expected: dollars with at most 6 decimals)", odd);
        }
    }

    private static JsonNode required(JsonNode line, String field, String where) {
        JsonNode value = line.get(field);
        if (value == null) {
            throw new IllegalArgumentException(where + "." + field + ": missing (expected: a value)");
        }
        return value;
    }
}
