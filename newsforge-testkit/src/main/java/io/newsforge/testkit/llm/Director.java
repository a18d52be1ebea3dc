package io.newsforge.testkit.llm;

import io.newsforge.llm.spi.Usage;
import io.newsforge.time.TimeSource;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Decides what each request gets: what was queued for it, else what the script says. */
final class Director {

    /** A request, and what is to be done with it. */
    record Cue(Exchange exchange, Scene scene) {}

    private final TimeSource time;
    private final Tariff tariff;
    private final Wire wire;
    private final ChatShape chat = new ChatShape();
    private final ResponsesShape responses = new ResponsesShape();
    private final MessagesShape messages = new MessagesShape();
    private final AtomicLong numbers = new AtomicLong();
    private final Queue<Behaviour> queue = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable RuntimeException> bug = new AtomicReference<>();
    private volatile Script script = Script.always(Answer.of("Hello from the far side."));
    private volatile List<String> models = List.of("model-a", "model-b");

    Director(TimeSource time, Tariff tariff, Wire wire) {
        this.time = time;
        this.tariff = tariff;
        this.wire = wire;
    }

    void enqueue(List<Behaviour> behaviours) {
        queue.addAll(behaviours);
    }

    void follow(Script newScript) {
        script = Objects.requireNonNull(newScript, "script");
    }

    void models(List<String> names) {
        models = List.copyOf(names);
    }

    Wire wire() {
        return wire;
    }

    long nanos() {
        return time.nanos();
    }

    long number() {
        return numbers.incrementAndGet();
    }

    /** Whether the next request is to be reset unread; that takes it from the queue. */
    boolean takesUnread() {
        return queue.peek() == Silence.RESET_UNREAD && queue.remove(Silence.RESET_UNREAD);
    }

    Cue cue(ReceivedRequest request) {
        Behaviour queued = queue.poll();
        Behaviour behaviour = queued != null ? queued : scripted(request);
        Answer answer = behaviour.billed();
        Usage billed = answer != null && talks(request.api()) ? answer.spent(request) : Usage.unknown();
        Exchange exchange =
                new Exchange(request, behaviour, time.nanos(), billed, tariff.microUsd(request.model(), billed));
        wire.begin(exchange);
        return new Cue(exchange, new Scene(request, shape(request), models, time.instant()));
    }

    private Behaviour scripted(ReceivedRequest request) {
        return request.api() == WireApi.OTHER
                ? Failure.noSuchModel().saying("Unknown path")
                : Objects.requireNonNull(script.behaviour(request), "behaviour");
    }

    private static boolean talks(WireApi api) {
        return api == WireApi.CHAT_COMPLETIONS || api == WireApi.RESPONSES || api == WireApi.MESSAGES;
    }

    private Shape shape(ReceivedRequest request) {
        Shape errors = request.header("anthropic-version").isPresent() ? messages : chat;
        return switch (request.api()) {
            case CHAT_COMPLETIONS -> chat;
            case RESPONSES -> responses;
            case MESSAGES -> messages;
            case MODELS, SPEECH, OTHER -> new PlainShape(request.api(), errors);
        };
    }

    void scriptFailed(RuntimeException thrown) {
        bug.compareAndSet(null, thrown);
    }

    /** What a script threw first; told once. */
    @Nullable
    RuntimeException takeBug() {
        return bug.getAndSet(null);
    }
}
