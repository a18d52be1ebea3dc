package io.newsforge.testkit.llm;

import io.newsforge.testkit.llm.Behaviour.Afterwards;
import io.newsforge.testkit.llm.Mishap.Kind;
import io.newsforge.testkit.llm.Shape.Events;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes one {@link Answer}, with its mishap. */
final class AnswerWriter {

    private static final String NO_JSON = "{\"broken\": ";

    private final Answer answer;
    private final Scene scene;
    private final Sender out;
    private final Mishap mishap;

    AnswerWriter(Answer answer, Scene scene, Sender out) {
        this.answer = answer;
        this.scene = scene;
        this.out = out;
        this.mishap = answer.mishap();
    }

    Afterwards write() throws IOException {
        return scene.request().streamed() ? stream() : whole();
    }

    private Afterwards whole() throws IOException {
        byte[] body = scene.shape().whole(toTell(), scene);
        byte[] half = Arrays.copyOf(body, body.length / 2);
        Map<String, String> headers = headers(scene.shape().contentType());
        switch (mishap.kind()) {
            case CUT, RESET, HANG -> {
                out.promise(200, headers, body.length);
                spread(half, false);
                return breakOff();
            }
            case STOP -> sendWhole(headers, half);
            case MALFORMED -> sendWhole(headers, concat(half, NO_JSON.getBytes(StandardCharsets.UTF_8)));
            case FAIL -> sendWhole(headers, scene.shape().failed(failure(), scene));
            case NONE, GIANT -> sendWhole(headers, body);
        }
        return Afterwards.KEEP;
    }

    private void sendWhole(Map<String, String> headers, byte[] body) throws IOException {
        out.promise(200, headers, body.length);
        spread(body, false);
    }

    private Answer toTell() {
        return mishap.kind() == Kind.GIANT ? answer.pieces("x".repeat(mishap.bytes())) : answer;
    }

    private Afterwards stream() throws IOException {
        Events events = scene.shape().events(answer, scene);
        int before = mishap.kind() == Kind.NONE
                ? events.pieces().size()
                : Math.min(mishap.afterPieces(), events.pieces().size());
        out.begin(200, headers("text/event-stream; charset=utf-8"));
        send(events.opening());
        send(events.pieces().subList(0, before));
        switch (mishap.kind()) {
            case CUT, RESET, HANG -> {
                return breakOff();
            }
            case FAIL -> send(List.of(scene.shape().errorEvent(failure())));
            case STOP -> {}
            case MALFORMED -> sendRest(events, before, "data: " + NO_JSON + "\n\n");
            case GIANT -> sendRest(events, before, scene.shape().piece("x".repeat(mishap.bytes()), answer, scene));
            case NONE -> send(events.closing());
        }
        out.end();
        return Afterwards.KEEP;
    }

    private void sendRest(Events events, int before, String odd) throws IOException {
        send(List.of(odd));
        send(events.pieces().subList(before, events.pieces().size()));
        send(events.closing());
    }

    private Afterwards breakOff() throws IOException {
        if (mishap.kind() == Kind.HANG) {
            out.waitForTheClientToLeave();
        }
        return mishap.kind() == Kind.CUT ? Afterwards.CLOSE : Afterwards.RESET;
    }

    private void send(List<String> events) throws IOException {
        Manner manner = answer.manner();
        for (String event : events) {
            String text = manner.comments() ? ": keep-alive\n\n" + event : event;
            spread((manner.crlf() ? text.replace("\n", "\r\n") : text).getBytes(StandardCharsets.UTF_8), true);
        }
    }

    /** Writes bytes as the answer's manner wants, with a pause before each write. */
    private void spread(byte[] bytes, boolean chunked) throws IOException {
        int step = answer.manner().bytesPerWrite();
        int size = step == 0 ? Math.max(1, bytes.length) : step;
        for (int from = 0; from < bytes.length; from += size) {
            out.pause(answer.manner().between());
            byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size));
            if (chunked) {
                out.chunk(part);
            } else {
                out.verbatim(part);
            }
        }
    }

    private Map<String, String> headers(String contentType) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", contentType);
        headers.put(scene.anthropic() ? "request-id" : "x-request-id", scene.requestId());
        Limits limits = answer.told().limits();
        if (limits != null) {
            headers.putAll(limits.headers(scene.anthropic(), scene.now()));
        }
        headers.putAll(answer.told().headers());
        return headers;
    }

    private Failure failure() {
        return Objects.requireNonNull(mishap.failure(), "failure");
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
