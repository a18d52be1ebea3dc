package io.newsforge.servlet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.newsforge.Conversion;
import io.newsforge.time.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One request's conversions, from its body to its answer. */
final class ConvertJob implements Runnable {

    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Problem DEADLINE = Problem.of(504, "deadline", "time ran out");

    private final Desk desk;
    private final Ask ask;
    private final Exchange exchange;
    private final Interruption interruption;
    private final Results results;
    private byte[] body = new byte[0];
    private volatile Timer.@Nullable Alarm alarm;
    private volatile boolean late;
    private volatile boolean begun;

    ConvertJob(Desk desk, Ask ask, Exchange exchange, Interruption interruption) {
        this.desk = desk;
        this.ask = ask;
        this.exchange = exchange;
        this.interruption = interruption;
        this.results = new Results(desk.problems(), desk.showsWhy(), ask.where());
    }

    /** The time of a conversion begins here, so that what it waits for a worker counts. */
    void start(byte[] wholeBody) {
        this.body = wholeBody;
        try {
            alarm = desk.timer()
                    .set(ask.many() ? desk.limits().batch() : desk.limits().conversion(), this::tooLate);
            desk.executor().execute(this);
        } catch (RejectedExecutionException e) {
            stopAlarm();
            refuseBusy();
        }
    }

    private void stopAlarm() {
        if (alarm != null) {
            alarm.stop();
        }
    }

    void refuseBusy() {
        refuse(Problem.of(503, "busy", "too much is under way (expected: fewer requests at once)")
                .retryAfter(WAIT));
    }

    void refuse(Problem problem) {
        tell(problem, problem.detail(), null);
    }

    /** After the servlets were closed what fails does so because of that. */
    void fail(Throwable thrown) {
        if (desk.closed().getAsBoolean()) {
            refuseBusy();
            return;
        }
        String inside = OneLine.of(thrown.toString());
        tell(Problem.internal(), inside, thrown);
    }

    /** What has begun as a stream ends as one. */
    private void tell(Problem problem, String inside, @Nullable Throwable thrown) {
        if (begun) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.set("problem", desk.problems().logged(problem, ask.where(), inside, thrown));
            send("failed", node);
        } else {
            exchange.answer(desk.problems().answer(problem, ask.where(), inside, thrown));
        }
    }

    @Override
    public void run() {
        try {
            if (interruption.enter()) {
                work();
            }
        } finally {
            interruption.leave();
            stopAlarm();
            exchange.end();
        }
    }

    /** What no worker has taken by then is answered here, for all of them may be busy for long. */
    private void tooLate() {
        late = true;
        if (interruption.interrupt()) {
            refuse(DEADLINE);
            exchange.end();
        }
    }

    private void work() {
        try {
            answer(order());
        } catch (ProblemException e) {
            refuse(e.problem());
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void answer(Order order) {
        if (ask.form() == Form.WHOLE) {
            whole(order);
        } else {
            pieces(order);
        }
    }

    private Order order() {
        if (ask.compressed()) {
            body = Body.decompressed(body, desk.limits()); // the same text is the same request, however compressed
        }
        return ask.many()
                ? desk.orders().many(body, ask.subject())
                : desk.orders().one(body, ask.subject());
    }

    private void whole(Order order) {
        Answer answer = new Once(desk.idempotency(), ask).answer(body, () -> answered(order));
        interruption.leave();
        exchange.answer(answer);
    }

    private Answer answered(Order order) {
        if (ask.idempotencyKey() != null) {
            desk.room().accept(ask.subject());
        }
        if (!ask.many()) {
            return timed(results.answer(desk.forge().convert(order.sources().get(0), order.request())));
        }
        List<Conversion> conversions =
                desk.forge().convertAll(order.sources(), order.request(), (index, done, total, conversion) -> {});
        ObjectNode all = JsonNodeFactory.instance.objectNode().put("total", conversions.size());
        ArrayNode items = all.putArray("results");
        boolean lasting = true;
        for (int i = 0; i < conversions.size(); i++) {
            ObjectNode item = results.item(i, conversions.get(i), late);
            lasting &= item.path("status").asInt() == 200 || item.path("status").asInt() == 422;
            items.add(item);
        }
        Answer answer = Answer.json(all.toString());
        return lasting ? answer : answer.passing();
    }

    /** What was given up because time ran out is no cancellation to the client. */
    private Answer timed(Answer answer) {
        if (!late || answer.status() == 200) {
            return answer;
        }
        return desk.problems().answer(DEADLINE, ask.where(), null);
    }

    private void pieces(Order order) {
        exchange.begin(ask.form().mediaType());
        begun = true;
        new Heartbeat(desk, exchange, ask.form()).start();
        AtomicInteger withPosts = new AtomicInteger();
        desk.forge().convertAll(order.sources(), order.request(), (index, done, total, conversion) -> {
            withPosts.addAndGet(conversion.posts().isEmpty() ? 0 : 1);
            if (exchange.isOpen()) {
                send(
                        "converted",
                        results.item(index, conversion, late).put("done", done).put("total", total));
            }
        });
        int total = order.sources().size();
        send("done", JsonNodeFactory.instance.objectNode().put("total", total).put("withPosts", withPosts.get()));
    }

    private void send(String event, ObjectNode node) {
        ObjectNode told = JsonNodeFactory.instance.objectNode().put("event", event);
        told.setAll(node);
        exchange.send(ask.form().framed(event, told.toString()));
    }
}
