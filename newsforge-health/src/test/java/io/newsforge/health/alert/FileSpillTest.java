package io.newsforge.health.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSpillTest {

    private static final long LEAST = 64 * 1024;

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("alerts.log");
    }

    private static AlertSpill.Entry entry(String sink, String key, String text) {
        Alert alert = Alert.firing(
                        key, Severity.WARNING, "é \"quoted\" \uD83D\uDE00", Instant.parse("2026-11-26T08:00:00.5Z"))
                .withText(text)
                .with("a", "b=\\c");
        return new AlertSpill.Entry(sink, alert.with(Severity.CRITICAL, 7));
    }

    @Test
    void givesBackWhatWasPutAndNotRemoved() {
        AlertSpill.Entry kept = entry("chat", "k2", "line 1\nline 2\u2028");
        try (FileSpill spill = FileSpill.at(file())) {
            spill.put(List.of(entry("chat", "k1", ""), entry("mail", "k1", "old"), kept));
            spill.put(List.of(entry("mail", "k1", "new")));
            spill.remove("chat", List.of("k1", "not there"));
        }

        try (FileSpill again = FileSpill.at(file())) {
            assertThat(again.waiting()).containsExactly(entry("mail", "k1", "new"), kept);
        }
    }

    @Test
    void passesOverATornLastLineAndWritesOnBehindIt() throws IOException {
        try (FileSpill spill = FileSpill.at(file())) {
            spill.put(List.of(entry("chat", "k1", ""), entry("chat", "k2", "")));
        }
        byte[] all = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(all, all.length - 20));

        try (FileSpill torn = FileSpill.at(file())) {
            assertThat(torn.waiting()).containsExactly(entry("chat", "k1", ""));
            torn.put(List.of(entry("chat", "k3", "")));
        }

        try (FileSpill again = FileSpill.at(file())) {
            assertThat(again.waiting()).containsExactly(entry("chat", "k1", ""), entry("chat", "k3", ""));
        }
    }

    @Test
    void losesNoMoreThanTheTornLineWhereverItIsTorn() throws IOException {
        try (FileSpill spill = FileSpill.at(file())) {
            spill.put(List.of(entry("chat", "k1", "")));
            spill.put(List.of(entry("chat", "k2", "é")));
        }
        byte[] all = Files.readAllBytes(file());
        int second = new String(all, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;

        for (int length = second; length < all.length - 1; length++) {
            Files.write(file(), Arrays.copyOf(all, length));
            try (FileSpill torn = FileSpill.at(file())) {
                assertThat(torn.waiting()).containsExactly(entry("chat", "k1", ""));
            }
        }
    }

    @Test
    void passesOverBrokenAndStrangeLines() throws IOException {
        try (FileSpill spill = FileSpill.at(file())) {
            spill.put(List.of(entry("chat", "k1", "")));
        }
        Files.writeString(
                file(),
                "\n00000000 {\"sink\":\"chat\",\"gone\":[\"k1\"]}\nfour\nnonsense that is longer\n",
                StandardOpenOption.APPEND);

        try (FileSpill again = FileSpill.at(file())) {
            assertThat(again.waiting()).containsExactly(entry("chat", "k1", ""));
        }
    }

    @Test
    void staysWithinItsBoundWhateverComesAndGoes() throws IOException {
        try (FileSpill spill = FileSpill.at(file(), LEAST)) {
            for (int i = 0; i < 1_000; i++) {
                spill.put(List.of(entry("chat", "k" + i, "x".repeat(1_000))));
                spill.remove("chat", List.of("k" + (i - 10)));
                assertThat(Files.size(file())).isLessThanOrEqualTo(LEAST);
            }
            assertThat(spill.waiting()).hasSize(10);
        }
    }

    @Test
    void refusesWhatWouldNotFitAndChangesNothing() throws IOException {
        try (FileSpill spill = FileSpill.at(file(), LEAST)) {
            AlertSpill.Entry first = entry("chat", "k", "small");
            spill.put(List.of(first));
            List<AlertSpill.Entry> many = IntStream.range(0, 100)
                    .mapToObj(i -> entry("chat", "k" + i, "x".repeat(1_000)))
                    .toList();

            assertThatThrownBy(() -> spill.put(many))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("(expected: <= 65536)");

            assertThat(spill.waiting()).containsExactly(first);
            spill.put(List.of(entry("chat", "k2", "")));
            assertThat(spill.waiting()).hasSize(2);
        }
    }

    @Test
    void oneAtATimeHasTheFile() {
        try (FileSpill spill = FileSpill.at(file())) {
            assertThat(spill.waiting()).isEmpty();
            assertThatThrownBy(() -> FileSpill.at(file()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("spill: another has the file \"alerts.log\"");
        }
        FileSpill.at(file()).close();
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        FileSpill.at(file()).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void doesNotWriteOnceClosed() {
        FileSpill spill = FileSpill.at(file());
        spill.close();
        spill.close();

        assertThatThrownBy(() -> spill.put(List.of(entry("chat", "k", "")))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void isReadableByItsOwnerOnlyEvenIfSomebodyWasThereBefore() throws IOException {
        Path planted = Files.writeString(folder.resolve("alerts.log.tmp"), "");
        Files.setPosixFilePermissions(planted, PosixFilePermissions.fromString("rw-rw-rw-"));

        FileSpill.at(file()).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void writesOnAThreadThatIsInterruptedAndLeavesItInterrupted() {
        try (FileSpill spill = FileSpill.at(file())) {
            Thread.currentThread().interrupt();
            spill.put(List.of(entry("chat", "k", "")));
            assertThat(Thread.interrupted()).isTrue();
        }

        try (FileSpill again = FileSpill.at(file())) {
            assertThat(again.waiting()).containsExactly(entry("chat", "k", ""));
        }
    }
}
