package io.newsforge.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Loads the plain servlet host, in a process of its own, from this one; both share the machine's cores. Prints one row for health,
 * conversions that are known, conversions of a fresh 60 KB page each, and the same at a steady 100 a second with the heap in use.
 *
 * <pre>java -cp newsforge-bench/target/benchmarks.jar io.newsforge.bench.HttpLoadTable [HOST_JAR [STEADY_SECONDS]]</pre>
 */
public final class HttpLoadTable {

    private static final String HOST_JAR = "newsforge-examples/servlet-host/target/servlet-host.jar";
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final int STEADY_RATE = 100;
    private static final Pattern USED = Pattern.compile("(?:heap|new generation|space).*?used (\\d+)K");

    private final ObjectMapper json = new ObjectMapper();
    private final PrintStream out;
    private final Process host;
    private final int port;

    private HttpLoadTable(PrintStream out, Process host, int port) {
        this.out = out;
        this.host = host;
        this.port = port;
    }

    /**
     * Measures and prints the table.
     *
     * @param args the host's jar, and for how many seconds the steady row is measured; 180 if left out
     * @throws Exception if the host does not start or goes away
     */
    public static void main(String[] args) throws Exception {
        Path jar = Path.of(args.length > 0 ? args[0] : HOST_JAR);
        Duration steady = Duration.ofSeconds(args.length > 1 ? Long.parseLong(args[1]) : 180);
        if (!Files.isRegularFile(jar)) {
            throw new IllegalArgumentException("HOST_JAR: " + jar + " (expected: the jar of the servlet host)");
        }
        int port = freePort();
        Process host = start(jar, port);
        try {
            HttpLoadTable table = new HttpLoadTable(System.out, host, port);
            table.awaitStart();
            table.print(steady);
        } finally {
            host.destroy();
            if (!host.waitFor(10, TimeUnit.SECONDS)) {
                host.destroyForcibly();
            }
        }
    }

    private static Process start(Path jar, int port) throws IOException {
        return new ProcessBuilder(
                        java("java"), "-Xmx512m", "-XX:+UseG1GC", "-jar", jar.toString(), String.valueOf(port), "0")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private void awaitStart() throws InterruptedException {
        for (int i = 0; i < 150; i++) {
            try (HttpClientLoop connection = new HttpClientLoop(port)) {
                if (connection.send(HttpClientLoop.get("/health/liveness")) == 200) {
                    return;
                }
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new IllegalStateException("host: silent for 15 s (expected: it listens on " + port + ")");
    }

    private void print(Duration steady) throws InterruptedException, ExecutionException, IOException {
        out.printf(
                "%-44s %10s %9s %9s %9s %9s %7s%n", "what", "req/s", "P50 ms", "P95 ms", "P99 ms", "max ms", "failed");
        byte[] health = HttpClientLoop.get("/health");
        row("GET /health, 32 connections", load(32, number -> health));
        byte[] known = convert(SyntheticPage.html(0));
        row("POST convert, known, " + known.length / 1024 + " KB, 16 connections", load(16, number -> known));
        LongFunction<byte[]> fresh = fresh();
        row("POST convert, fresh, 60 KB, 8 connections", load(8, number -> fresh.apply(number + 10_000_000L)));
        steady(new HttpLoad(port, 16, number -> fresh.apply(number + 20_000_000L)).perSecond(STEADY_RATE), steady);
    }

    private HttpLoad.Outcome load(int connections, LongFunction<byte[]> requests)
            throws InterruptedException, ExecutionException {
        HttpLoad load = new HttpLoad(port, connections, requests);
        load.run(WARM_UP);
        return new HttpLoad(port, connections, number -> requests.apply(number + 1_000_000L)).run(MEASURED);
    }

    private void steady(HttpLoad load, Duration time) throws InterruptedException, ExecutionException, IOException {
        out.println("heap in use after collection, MB, before: " + heapMegabytes());
        HttpLoad.Outcome first = load.run(time.dividedBy(2));
        out.println("  half way: " + heapMegabytes());
        row("100 req/s of fresh 60 KB pages, first half", first);
        row("  second half", load.run(time.dividedBy(2)));
        out.println("  after: " + heapMegabytes());
    }

    private void row(String what, HttpLoad.Outcome outcome) {
        out.printf(
                Locale.ROOT,
                "%-44s %10.0f %9.2f %9.2f %9.2f %9.1f %7d%n",
                what,
                outcome.perSecond(),
                outcome.times().percentile(0.50),
                outcome.times().percentile(0.95),
                outcome.times().percentile(0.99),
                outcome.times().percentile(1),
                outcome.failed());
    }

    /** Some pages, each sent with another number in it every time, so that this process has little to do. */
    private LongFunction<byte[]> fresh() {
        List<String[]> pages = LongStream.range(1, 33)
                .mapToObj(seed -> body(SyntheticPage.html(seed)).split(SyntheticPage.NUMBER, -1))
                .toList();
        return number -> HttpClientLoop.post(
                "/api/v1/convert",
                String.join(String.valueOf(number), pages.get((int) (number % pages.size())))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private byte[] convert(String page) {
        return HttpClientLoop.post("/api/v1/convert", body(page).getBytes(StandardCharsets.UTF_8));
    }

    private String body(String page) {
        try {
            return json.writeValueAsString(Map.of("html", page));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String heapMegabytes() throws IOException, InterruptedException {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        return used.find() ? String.valueOf(Long.parseLong(used.group(1)) / 1024) : "unknown";
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(List.of(java("jcmd"), String.valueOf(host.pid()), command))
                .redirectErrorStream(true)
                .start();
        try (InputStream printed = jcmd.getInputStream()) {
            String text = new String(printed.readAllBytes(), StandardCharsets.UTF_8);
            jcmd.waitFor(10, TimeUnit.SECONDS);
            return text;
        }
    }
}
