package io.newsforge.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SummariseCommandTest {

    @TempDir
    private Path folder;

    private int run(String corpus, String... length) throws IOException {
        Path file = Files.writeString(folder.resolve("corpus.jsonl"), corpus);
        CommandLine command = new CommandLine(new SummariseCommand()).setErr(new PrintWriter(new StringWriter()));
        return command.execute(join(length, file.toString(), "--out", out().toString()));
    }

    private Path out() {
        return folder.resolve("p.jsonl");
    }

    private static String[] join(String[] length, String... rest) {
        String[] all = new String[length.length + rest.length];
        System.arraycopy(length, 0, all, 0, length.length);
        System.arraycopy(rest, 0, all, length.length, rest.length);
        return all;
    }

    @Test
    void writesASentenceALine() throws IOException {
        int exit = run(
                "{\"id\":\"a\",\"article\":\"The mill in Tallow closed on Friday.\\n\\nIts owner sold the mill to a bank.\"}\n",
                "--sentences",
                "2");

        assertThat(exit).isZero();
        assertThat(out())
                .hasContent(
                        "{\"id\":\"a\",\"summary\":\"The mill in Tallow closed on Friday.\\nIts owner sold the mill to a bank.\","
                                + "\"sentences\":[0,1]}\n");
    }

    @Test
    void countsInTheSentencesOfTheCorpus() throws IOException {
        run(
                "{\"id\":\"b\",\"article\":\"\",\"title\":\"금리 동결\",\"sentences\":[\"날씨. 맑음\",\"한국은행이 금리 동결을 결정했다\"]}\n",
                "--chars",
                "20");

        assertThat(out()).hasContent("{\"id\":\"b\",\"summary\":\"한국은행이 금리 동결을 결정했다\",\"sentences\":[1]}\n");
    }

    @Test
    void wantsOneLength() throws IOException {
        assertThat(run("")).isEqualTo(2);
        assertThat(run("", "--sentences", "2", "--chars", "20")).isEqualTo(2);
    }
}
