package io.newsforge.llm.price;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import io.newsforge.llm.spi.Message;
import io.newsforge.llm.spi.Prompt;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@link TokenBounds#builtIn()}. */
final class FamilyBounds implements TokenBounds {

    private static final long SHORT = 2_048;

    /** Beyond this the tokenizer would take longer than it is worth. */
    private static final long LONG = 400_000;

    private static final Pattern O200K = Pattern.compile("(?:gpt-4o|gpt-4\\.1|o1|o3|o4)\\b.*");
    private static final Pattern OPENAI = Pattern.compile("(?:gpt-|o\\d|chatgpt-).*");
    private static final Pattern CLAUDE = Pattern.compile("claude-.*");

    private final ReentrantLock loading = new ReentrantLock();
    private volatile @Nullable Encoding loaded;

    @Override
    public long input(String model, Prompt prompt) {
        Objects.requireNonNull(model, "model");
        long bytes = PromptBytes.ofTexts(prompt);
        long around = PromptBytes.around(prompt);
        if (bytes <= SHORT || bytes > LONG) {
            return bytes + around;
        }
        if (O200K.matcher(model).matches()) {
            return counted(prompt) + around;
        }
        if (OPENAI.matcher(model).matches()) {
            long counted = counted(prompt);
            return counted + counted / 10 + 1 + around;
        }
        return CLAUDE.matcher(model).matches() ? Math.min(bytes, 2 * counted(prompt)) + around : bytes + around;
    }

    private long counted(Prompt prompt) {
        Encoding encoding = encoding();
        long tokens = 0;
        for (Message message : prompt.messages()) {
            for (Message.Part part : message.parts()) {
                tokens += encoding.countTokensOrdinary(part.text());
            }
        }
        return tokens;
    }

    /** The table is large, so those who come first wait for one of them to load it. */
    private Encoding encoding() {
        Encoding known = loaded;
        if (known != null) {
            return known;
        }
        loading.lock();
        try {
            known = loaded;
            if (known == null) {
                known = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
                loaded = known;
            }
            return known;
        } finally {
            loading.unlock();
        }
    }
}
