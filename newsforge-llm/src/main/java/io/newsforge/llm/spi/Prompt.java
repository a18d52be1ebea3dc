package io.newsforge.llm.spi;

import io.newsforge.expect.Expect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a model, without saying of which. Each provider writes it in its vendor's own fields; what a vendor has no
 * field for is left out, unless leaving it out would change what comes back. Immutable and thread-safe.
 *
 * <pre>{@code
 * Prompt prompt = Prompt.builder()
 *         .system("You write news posts.")
 *         .user(article)
 *         .maxTokens(800)
 *         .schema(ReplySchema.of("posts", schemaJson))
 *         .build();
 * }</pre>
 *
 * <p>{@link #toString()} leaves all texts out, for logs.
 */
public final class Prompt {

    private static final int MAX_TOKENS = 1_024;

    private final List<Message> messages;
    private final int maxTokens;
    private final @Nullable Double temperature;
    private final List<String> stop;
    private final @Nullable ReplySchema schema;
    private final @Nullable Effort effort;
    private final @Nullable String endUser;
    private final Map<String, String> metadata;

    private Prompt(Builder from) {
        this.messages = List.copyOf(from.messages);
        this.maxTokens = from.maxTokens;
        this.temperature = from.temperature;
        this.stop = List.copyOf(from.stop);
        this.schema = from.schema;
        this.effort = from.effort;
        this.endUser = from.endUser;
        this.metadata = Collections.unmodifiableMap(new LinkedHashMap<>(from.metadata));
    }

    /**
     * A single question with all defaults.
     *
     * @param question what the user says, not blank
     * @return the prompt
     */
    public static Prompt of(String question) {
        return builder().user(question).build();
    }

    /**
     * Begins a prompt.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A builder that begins with this prompt.
     *
     * @return a builder that shares nothing with this prompt
     */
    public Builder toBuilder() {
        Builder copy = new Builder();
        copy.messages.addAll(messages);
        copy.maxTokens = maxTokens;
        copy.temperature = temperature;
        copy.stop.addAll(stop);
        copy.schema = schema;
        copy.effort = effort;
        copy.endUser = endUser;
        copy.metadata.putAll(metadata);
        return copy;
    }

    /**
     * What is said, oldest first.
     *
     * @return at least one message
     */
    public List<Message> messages() {
        return messages;
    }

    /**
     * The most tokens the answer may have, thinking included where a model thinks.
     *
     * @return at least 1; 1,024 unless set
     */
    public int maxTokens() {
        return maxTokens;
    }

    /**
     * How freely the model chooses its words.
     *
     * @return from 0 to 2; empty for the model's own setting. Left out for models that take none
     */
    public OptionalDouble temperature() {
        return temperature == null ? OptionalDouble.empty() : OptionalDouble.of(temperature);
    }

    /**
     * What ends the answer when the model says it.
     *
     * @return at most 4 strings
     */
    public List<String> stop() {
        return stop;
    }

    /**
     * The form the answer has to have.
     *
     * @return empty for free text
     */
    public Optional<ReplySchema> schema() {
        return Optional.ofNullable(schema);
    }

    /**
     * How much a model that can think should think.
     *
     * @return empty for the model's own setting; left out for models that do not think
     */
    public Optional<Effort> effort() {
        return Optional.ofNullable(effort);
    }

    /**
     * Who the vendor should hold responsible: a name that means nothing outside, such as a hash.
     *
     * @return at most 64 characters
     */
    public Optional<String> endUser() {
        return Optional.ofNullable(endUser);
    }

    /**
     * Notes that the vendor keeps beside the call, where it has a field for them.
     *
     * @return at most 16, in the order they were set, unmodifiable
     */
    public Map<String, String> metadata() {
        return metadata;
    }

    @Override
    public String toString() {
        return "Prompt[" + messages.size() + " messages, maxTokens=" + maxTokens + ", schema="
                + (schema == null ? "none" : schema.name()) + "]";
    }

    /** Builds a {@link Prompt}; for one thread at a time, and reusable. */
    public static final class Builder {

        private final List<Message> messages = new ArrayList<>();
        private final List<String> stop = new ArrayList<>();
        private final Map<String, String> metadata = new LinkedHashMap<>();
        private int maxTokens = MAX_TOKENS;
        private @Nullable Double temperature;
        private @Nullable ReplySchema schema;
        private @Nullable Effort effort;
        private @Nullable String endUser;

        private Builder() {}

        /**
         * Adds what the host says.
         *
         * @param text not blank
         * @return this builder
         */
        public Builder system(String text) {
            return message(Message.of(Role.SYSTEM, text));
        }

        /**
         * Adds what the user says.
         *
         * @param text not blank
         * @return this builder
         */
        public Builder user(String text) {
            return message(Message.of(Role.USER, text));
        }

        /**
         * Adds what the model is taken to have said.
         *
         * @param text not blank
         * @return this builder
         */
        public Builder assistant(String text) {
            return message(Message.of(Role.ASSISTANT, text));
        }

        /**
         * Adds a message.
         *
         * @param message the message
         * @return this builder
         */
        public Builder message(Message message) {
            messages.add(Objects.requireNonNull(message, "message"));
            return this;
        }

        /**
         * Bounds the answer; 1,024 tokens unless set.
         *
         * @param tokens 1 to 10,000,000
         * @return this builder
         * @throws IllegalArgumentException if the number is out of range
         */
        public Builder maxTokens(int tokens) {
            maxTokens = Expect.between("maxTokens", tokens, 1, 10_000_000);
            return this;
        }

        /**
         * Sets the temperature.
         *
         * @param degree from 0 to 2
         * @return this builder
         * @throws IllegalArgumentException if the number is out of range
         */
        public Builder temperature(double degree) {
            if (!(degree >= 0 && degree <= 2)) {
                throw new IllegalArgumentException("temperature: " + degree + " (expected: 0 to 2)");
            }
            temperature = degree;
            return this;
        }

        /**
         * Adds a string that ends the answer.
         *
         * @param text not empty
         * @return this builder
         */
        public Builder stop(String text) {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("stop: \"\" (expected: not empty)");
            }
            stop.add(text);
            return this;
        }

        /**
         * Asks for JSON of a form.
         *
         * @param form the schema
         * @return this builder
         */
        public Builder schema(ReplySchema form) {
            schema = Objects.requireNonNull(form, "schema");
            return this;
        }

        /**
         * Sets how much to think.
         *
         * @param much the effort
         * @return this builder
         */
        public Builder effort(Effort much) {
            effort = Objects.requireNonNull(much, "effort");
            return this;
        }

        /**
         * Names the end user to the vendor.
         *
         * @param name 1 to 64 characters that mean nothing outside
         * @return this builder
         * @throws IllegalArgumentException if the name is blank or longer
         */
        public Builder endUser(String name) {
            Expect.between("endUser's length", Expect.text("endUser", name).length(), 1, 64);
            endUser = name;
            return this;
        }

        /**
         * Adds a note for the vendor to keep.
         *
         * @param key 1 to 64 characters
         * @param value at most 512 characters
         * @return this builder
         * @throws IllegalArgumentException if a text is longer
         */
        public Builder metadata(String key, String value) {
            Expect.between(
                    "metadata key's length", Expect.text("metadata key", key).length(), 1, 64);
            Expect.between("metadata value's length", value.length(), 0, 512);
            metadata.put(key, value);
            return this;
        }

        /**
         * Builds the prompt.
         *
         * @return a prompt with what this builder holds now
         * @throws IllegalArgumentException if it has no message, or more stops or notes than vendors take
         */
        public Prompt build() {
            Expect.between("messages", messages.size(), 1, Integer.MAX_VALUE);
            Expect.between("stop", stop.size(), 0, 4);
            Expect.between("metadata", metadata.size(), 0, 16);
            return new Prompt(this);
        }
    }
}
