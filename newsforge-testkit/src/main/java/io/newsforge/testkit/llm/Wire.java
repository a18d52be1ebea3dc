package io.newsforge.testkit.llm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What a {@link FaultyProvider} counted. A request counts from the moment it has arrived whole, before anything is answered, so that
 * a client with its answer in hand finds it here. Thread-safe.
 */
public final class Wire {

    private final int kept;
    private final Changes state = new Changes();
    private final Deque<Exchange> exchanges = new ArrayDeque<>();
    private final Map<String, Tally> byModel = new HashMap<>();
    private final Map<String, Tally> byPath = new HashMap<>();
    private final Map<String, Tally> byKey = new HashMap<>();
    private Tally total = Tally.NOTHING;
    private long accepted;
    private long open;
    private long left;
    private long unread;

    Wire(int kept) {
        this.kept = kept;
    }

    /**
     * All requests.
     *
     * @return their number and bill
     */
    public Tally total() {
        return state.read(() -> total);
    }

    /**
     * All requests by the model that was asked.
     *
     * @return a copy; requests without a model are under the empty text
     */
    public Map<String, Tally> byModel() {
        return state.read(() -> Map.copyOf(byModel));
    }

    /**
     * All requests by path.
     *
     * @return a copy
     */
    public Map<String, Tally> byPath() {
        return state.read(() -> Map.copyOf(byPath));
    }

    /**
     * All requests by credential.
     *
     * @return a copy; each credential by its {@link #fingerprint}, none by the empty text
     */
    public Map<String, Tally> byKey() {
        return state.read(() -> Map.copyOf(byKey));
    }

    /**
     * The number of whole requests so far.
     *
     * @return not negative
     */
    public long requests() {
        return total().requests();
    }

    /**
     * The latest exchanges, oldest first.
     *
     * @return a copy; as many as {@link FaultyProvider.Builder#keeping} says
     */
    public List<Exchange> exchanges() {
        return state.read(() -> List.copyOf(exchanges));
    }

    /**
     * The latest exchange.
     *
     * @return the exchange
     * @throws IllegalStateException if there was none
     */
    public Exchange last() {
        List<Exchange> all = exchanges();
        if (all.isEmpty()) {
            throw new IllegalStateException("exchanges: none (expected: at least one)");
        }
        return all.get(all.size() - 1);
    }

    /**
     * The connections that are open now.
     *
     * @return not negative
     */
    public long openConnections() {
        return state.read(() -> open);
    }

    /**
     * The connections accepted so far.
     *
     * @return not negative
     */
    public long acceptedConnections() {
        return state.read(() -> accepted);
    }

    /**
     * How often a client closed a connection before it had all of a reply.
     *
     * @return not negative
     */
    public long clientsLeft() {
        return state.read(() -> left);
    }

    /**
     * How many requests never arrived whole: reset by {@link Behaviour#resetsUnread}, or given up by the client while it sent.
     *
     * @return not negative
     */
    public long unreadRequests() {
        return state.read(() -> unread);
    }

    /**
     * Waits for requests.
     *
     * @param number how many at least, from the server's start
     * @param limit the longest wait
     * @return whether they came
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean awaitRequests(long number, Duration limit) throws InterruptedException {
        return state.await(() -> total.requests() >= number, limit);
    }

    /**
     * Waits for connections to be closed.
     *
     * @param number how many may still be open
     * @param limit the longest wait
     * @return whether no more are open
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean awaitOpenConnections(long number, Duration limit) throws InterruptedException {
        return state.await(() -> open <= number, limit);
    }

    /**
     * What stands for a credential in {@link #byKey()}.
     *
     * @param key the credential
     * @return the first 12 hex digits of its SHA-256
     */
    public static String fingerprint(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256: absent (expected: in every JDK)", impossible);
        }
    }

    void begin(Exchange exchange) {
        ReceivedRequest request = exchange.request();
        Tally one = Tally.one(exchange.billed(), exchange.microUsd());
        state.change(() -> {
            total = total.plus(one);
            byModel.merge(request.model(), one, Tally::plus);
            byPath.merge(request.path(), one, Tally::plus);
            byKey.merge(
                    request.credential().map(key -> fingerprint(key.reveal())).orElse(""), one, Tally::plus);
            exchanges.addLast(exchange);
            if (exchanges.size() > kept) {
                exchanges.removeFirst();
            }
        });
    }

    void opened() {
        state.change(() -> {
            accepted++;
            open++;
        });
    }

    void closed() {
        state.change(() -> open--);
    }

    void clientLeft() {
        state.change(() -> left++);
    }

    void unreadRequest() {
        state.change(() -> unread++);
    }
}
