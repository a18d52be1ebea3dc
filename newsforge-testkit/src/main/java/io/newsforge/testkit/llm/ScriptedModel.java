package io.newsforge.testkit.llm;

import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.Capabilities;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.spi.ModelReply;
import io.newsforge.llm.spi.ModelStream;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.testkit.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A provider in memory that answers from a script and remembers what it was asked. It keeps every promise of
 * {@link ModelProvider}: deadlines, cancellations, typed errors. Thread-safe.
 *
 * <pre>{@code
 * ScriptedModel model = ScriptedModel.create();
 * model.next(Turn.fails(ErrorKind.OVERLOADED), Turn.reply("Hello", " there."));
 * ...
 * assertThat(model.asked()).hasSize(2);
 * }</pre>
 *
 * <p>What was queued with {@link #next} comes first; then the script, which answers a greeting unless set.
 */
public final class ScriptedModel implements ModelProvider {

    private final String name;
    private final Capabilities capabilities;
    private final Patience patience;
    private final Queue<Turn> queue = new ConcurrentLinkedQueue<>();
    private final Attendance attendance = new Attendance();
    private volatile List<String> models;
    private volatile Function<Asked, Turn> script = question -> Turn.reply("Hello", " from the script.");

    private ScriptedModel(Builder from) {
        this.name = from.name;
        this.capabilities = from.capabilities;
        this.models = List.of("model-a", "model-b");
        this.patience = new Patience(from.name, from.time);
    }

    /**
     * A model that is called {@code scripted}, and waits in real time.
     *
     * @return the model
     */
    public static ScriptedModel create() {
        return builder().build();
    }

    /**
     * Begins a model.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Queues what the next calls get, one each.
     *
     * @param turns what to do
     * @return this model
     */
    public ScriptedModel next(Turn... turns) {
        queue.addAll(List.of(turns));
        return this;
    }

    /**
     * Sets what all calls get when nothing is queued.
     *
     * @param turn what to do
     * @return this model
     */
    public ScriptedModel always(Turn turn) {
        Objects.requireNonNull(turn, "turn");
        return script(question -> turn);
    }

    /**
     * Sets what calls get when nothing is queued.
     *
     * @param newScript decides; called by many threads at once
     * @return this model
     */
    public ScriptedModel script(Function<Asked, Turn> newScript) {
        script = Objects.requireNonNull(newScript, "script");
        return this;
    }

    /**
     * What it was asked, oldest first. A call counts when it is made, but not one that was over before.
     *
     * @return a copy
     */
    public List<Asked> asked() {
        return attendance.asked();
    }

    /**
     * Waits for calls.
     *
     * @param number how many at least, from the beginning
     * @param limit the longest wait
     * @return whether they were made
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean awaitAsked(long number, Duration limit) throws InterruptedException {
        return attendance.awaitAsked(number, limit);
    }

    /**
     * Waits until no call is under way: every answer was given, and every stream read to its end or closed.
     *
     * @param limit the longest wait
     * @return whether none is
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean awaitIdle(Duration limit) throws InterruptedException {
        return attendance.awaitNobody(limit);
    }

    /**
     * Sets the models it lists; {@code model-a} and {@code model-b} unless set. It answers for any.
     *
     * @param names in order
     * @return this model
     */
    public ScriptedModel models(String... names) {
        models = List.of(names);
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Capabilities capabilities(String model) {
        return capabilities;
    }

    @Override
    public ModelReply chat(String model, Prompt prompt, Call call) {
        return answer(new Asked(model, prompt, call, false)).whole();
    }

    @Override
    public ModelStream stream(String model, Prompt prompt, Call call) {
        return answer(new Asked(model, prompt, call, true)).begun();
    }

    private ScriptedAnswer answer(Asked question) {
        patience.check(question.call());
        Runnable leave = attendance.enter(question);
        try {
            Turn queued = queue.poll();
            Turn turn = queued != null ? queued : Objects.requireNonNull(script.apply(question), "turn");
            return new ScriptedAnswer(turn, question, patience, leave);
        } catch (RuntimeException bug) {
            leave.run();
            throw bug;
        }
    }

    @Override
    public List<String> models(Call call) {
        patience.check(call);
        return models;
    }

    @Override
    public void close() {
        patience.close();
    }

    /** Builds a {@link ScriptedModel}; for one thread at a time. */
    public static final class Builder {

        private String name = "scripted";
        private Capabilities capabilities = Capabilities.usual();
        private @Nullable ManualTime time;

        private Builder() {}

        /**
         * Sets the provider's name.
         *
         * @param provider lower case
         * @return this builder
         */
        public Builder name(String provider) {
            name = Objects.requireNonNull(provider, "name");
            return this;
        }

        /**
         * Sets what its models can do; {@link Capabilities#usual()} unless set.
         *
         * @param abilities of all models
         * @return this builder
         */
        public Builder capabilities(Capabilities abilities) {
            capabilities = Objects.requireNonNull(abilities, "capabilities");
            return this;
        }

        /**
         * Lets {@linkplain Turn#after delays} pass by moving this time, as far as the call's deadline allows, instead of waiting. Calls
         * at once each move it. {@link Turn#hangs()} waits all the same.
         *
         * @param manual the time of the calls' deadlines
         * @return this builder
         */
        public Builder time(ManualTime manual) {
            time = Objects.requireNonNull(manual, "time");
            return this;
        }

        /**
         * Builds the model.
         *
         * @return the model
         */
        public ScriptedModel build() {
            return new ScriptedModel(this);
        }
    }
}
