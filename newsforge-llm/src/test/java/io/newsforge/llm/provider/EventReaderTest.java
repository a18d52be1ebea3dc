package io.newsforge.llm.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

    private static final int MOST = 1024;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void endsLinesInEachOfTheThreeWays(String end) throws IOException {
        String stream = "event: a" + end + "data: 1" + end + end + "data: 2" + end + end;

        assertThat(read(stream)).containsExactly("a:1", ":2");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7})
    void doesNotMindWhereTheNetworkSplitsCharactersAndLines(int size) throws IOException {
        String stream = "\ufeffdata: 가나\uD83D\uDE00\r\ndata: é\r\n\r\n: keep\r\rdata: z\n\n";

        List<String> events = read(new Split(stream.getBytes(UTF_8), size), MOST);

        assertThat(events).containsExactly(":가나\uD83D\uDE00\né", ":z");
    }

    @Test
    void dropsOneSpaceAfterTheColonAndNoMore() throws IOException {
        assertThat(read("data:  a\n\ndata:b\n\n")).containsExactly(": a", ":b");
    }

    @Test
    void passesOverCommentsUnknownFieldsAndEventsWithoutData() throws IOException {
        assertThat(read(": ping\nid: 7\nretry: 10\nfoo\n\nevent: lonely\n\ndata: x\n\n"))
                .containsExactly(":x");
    }

    @Test
    void joinsDataLinesWithLineFeedsAndKeepsEmptyOnes() throws IOException {
        assertThat(read("data: a\ndata\ndata:\ndata: b\n\n")).containsExactly(":a\n\n\nb");
    }

    @Test
    void dropsAnEventThatIsNotEndedWhenTheStreamEnds() throws IOException {
        assertThat(read("data: a\n\ndata: b\n")).containsExactly(":a");
    }

    @Test
    void knowsDataThatIsAWord() throws IOException {
        EventReader reader = new EventReader(bytes("data: [DONE]\n\n"), MOST);

        reader.next();

        assertThat(reader.dataIs("[DONE]")).isTrue();
        assertThat(reader.dataIs("[DONE")).isFalse();
    }

    @Test
    void refusesALineThatNeverEnds() {
        EventReader reader = new EventReader(bytes("x".repeat(200_000)), 64 * 1024);

        assertThatThrownBy(reader::next)
                .isInstanceOf(TooLargeException.class)
                .hasMessage("an event has too many bytes (expected: at most 65536)");
    }

    @Test
    void refusesAnEventOfTooManySmallLines() {
        String stream = "data: 0123456789\n".repeat(MOST / 10);

        assertThatThrownBy(() -> read(stream)).isInstanceOf(TooLargeException.class);
    }

    @Test
    void refusesCommentsWithoutEnd() {
        EventReader reader = new EventReader(new Split(": c\n".repeat(100_000).getBytes(UTF_8), 100), MOST);

        assertThatThrownBy(reader::next).isInstanceOf(TooLargeException.class);
    }

    private static List<String> read(String stream) throws IOException {
        return read(bytes(stream), MOST);
    }

    private static List<String> read(InputStream in, int most) throws IOException {
        EventReader reader = new EventReader(in, most);
        List<String> events = new ArrayList<>();
        while (reader.next()) {
            events.add(reader.name() + ":" + new String(reader.data(), UTF_8));
        }
        return events;
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    /** Gives out a few bytes at a time, as a network does. */
    private static final class Split extends ByteArrayInputStream {

        private final int size;

        Split(byte[] bytes, int size) {
            super(bytes);
            this.size = size;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(size, length));
        }
    }
}
