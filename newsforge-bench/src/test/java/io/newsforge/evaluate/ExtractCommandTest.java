package io.newsforge.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExtractCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter errors = new StringWriter();

    private int run() {
        return new CommandLine(new ExtractCommand())
                .setErr(new PrintWriter(errors))
                .execute(folder.toString(), "--out", out().toString());
    }

    private Path out() {
        return folder.resolve("p.json");
    }

    @Test
    void writesWhatItReadsOfEveryPage() throws IOException {
        Path html = Files.createDirectory(folder.resolve("html"));
        String page = "<html><head><title>한빛시 야간 버스</title><meta name=author content='김하늘'></head><body><article>"
                + "<p>한빛시가 내년 일월부터 자정 이후에 다니는 야간 버스를 지금보다 두 배로 늘리기로 했다고 밝혔다.</p></article></body></html>";
        try (GZIPOutputStream file = new GZIPOutputStream(Files.newOutputStream(html.resolve("a.html.gz")))) {
            file.write(page.getBytes(Charset.forName("EUC-KR")));
        }
        Files.writeString(html.resolve("b.html"), "<ul><li><a href=/>Menu</a></ul>");
        Files.writeString(
                folder.resolve("truth.jsonl"),
                "{\"id\":\"a\",\"url\":\"https://hanbit.example/2026/11/21/bus\",\"charset\":\"euc-kr\"}\n");

        assertThat(run()).isZero();

        JsonNode all = new ObjectMapper().readTree(out().toFile());
        assertThat(all.path("a").path("title").asText()).isEqualTo("한빛시 야간 버스");
        assertThat(all.path("a").path("author").asText()).isEqualTo("김하늘");
        assertThat(all.path("a").path("date").asText()).isEqualTo("2026-11-21");
        assertThat(all.path("a").path("articleBody").asText()).startsWith("한빛시가");
        assertThat(all.path("b").path("articleBody").asText()).isEmpty();
    }

    @Test
    void namesAFolderWithoutPages() {
        assertThat(run()).isEqualTo(2);
        assertThat(errors.toString()).contains("DIR: " + folder + " (expected: a folder that holds html/)");
    }
}
