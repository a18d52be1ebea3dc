package io.newsforge.bench;

import io.newsforge.article.ArticleDocument;
import io.newsforge.article.ArticleReader;
import io.newsforge.article.ArticleUnreadableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Reads pages that were damaged at random, for as long as told: {@code ReadFuzz DIR MINUTES [SEED]}. Whatever comes, only the typed
 * exception may leave the reader, and a page of a megabyte may take two seconds. Prints what was tried, and ends with 1 on a failure.
 */
public final class ReadFuzz {

    private static final int LARGEST = 1 << 20;
    private static final long SLOWEST = Duration.ofSeconds(2).toNanos();
    private static final String[] PIECES = {
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<table><tr><td>",
        "</table>",
        "<a href=\"",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<svg><math>",
        "<template>",
        "&#x",
        "&amp;&lt;",
        "]]>",
        "<br><br>",
        "\u0000",
        "\uFEFF",
        "\u202E",
        "<meta charset=utf-16>",
        "<article itemprop=articleBody>",
        "<ul><li>",
        "style=\"display:none\"",
        "<h1>",
        "20",
        "2026-13-45",
        "<time datetime=",
        "{\"@type\":\"NewsArticle\",\"datePublished\":",
        "[[[[[[[[",
        "<select><option>",
        "<frameset>",
        "<plaintext>",
        "\uD800"
    };

    private final List<byte[]> pages;
    private final Random random;
    private final ArticleReader reader = ArticleReader.create();
    private long tried;
    private long unreadable;
    private long slowest;
    private int slowestSize;

    private ReadFuzz(List<byte[]> pages, long seed) {
        this.pages = pages;
        this.random = new Random(seed);
    }

    /**
     * Runs it.
     *
     * @param args a folder of {@code html.gz} files, minutes, and a seed if a run is to be repeated
     * @throws IOException if the folder cannot be read
     */
    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            throw new IllegalArgumentException("args: " + Arrays.toString(args) + " (expected: DIR MINUTES [SEED])");
        }
        long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
        ReadFuzz fuzz = new ReadFuzz(
                List.copyOf(SavedPages.below(Path.of(args[0]), LARGEST).values()), seed);
        boolean passed = fuzz.run(Duration.ofMinutes(Long.parseLong(args[1])));
        System.out.printf(
                "%d inputs from %d pages, seed %d: %d read, %d refused with the typed exception, slowest %.0f ms (%d bytes)%n",
                fuzz.tried,
                fuzz.pages.size(),
                seed,
                fuzz.tried - fuzz.unreadable,
                fuzz.unreadable,
                fuzz.slowest / 1e6,
                fuzz.slowestSize);
        if (!passed) {
            System.exit(1);
        }
    }

    private boolean run(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            byte[] page = damaged(pages.get(random.nextInt(pages.size())));
            long start = System.nanoTime();
            try {
                reader.read(ArticleDocument.html(page));
            } catch (ArticleUnreadableException e) {
                unreadable++;
            } catch (RuntimeException | StackOverflowError e) {
                System.out.println("input " + tried + ": " + e);
                e.printStackTrace(System.out);
                return false;
            }
            long took = System.nanoTime() - start;
            if (took > slowest) {
                slowest = took;
                slowestSize = page.length;
            }
            tried++;
            if (took > SLOWEST) {
                System.out.println("input " + tried + ": " + took / 1_000_000 + " ms for " + page.length + " bytes");
                return false;
            }
        }
        return true;
    }

    private byte[] damaged(byte[] page) {
        byte[] damaged = page.clone();
        int changes = 1 + random.nextInt(20);
        for (int i = 0; i < changes && damaged.length > 1; i++) {
            damaged = changed(damaged);
        }
        return damaged;
    }

    private byte[] changed(byte[] page) {
        int at = random.nextInt(page.length);
        int length = 1 + random.nextInt(Math.min(2_000, page.length - at));
        return switch (random.nextInt(6)) {
            case 0 -> spliced(page, at, length, new byte[0]);
            case 1 -> spliced(page, at, 0, Arrays.copyOfRange(page, at, at + length));
            case 2 ->
                spliced(page, at, 0, piece().repeat(1 + random.nextInt(300)).getBytes(StandardCharsets.UTF_8));
            case 3 -> {
                page[at] = (byte) random.nextInt(256);
                yield page;
            }
            case 4 -> spliced(page, at, length, other(length));
            default -> spliced(page, at, 0, piece().getBytes(StandardCharsets.UTF_8));
        };
    }

    private String piece() {
        return PIECES[random.nextInt(PIECES.length)];
    }

    private byte[] other(int length) {
        byte[] other = pages.get(random.nextInt(pages.size()));
        int from = random.nextInt(Math.max(1, other.length - length));
        return Arrays.copyOfRange(other, from, Math.min(other.length, from + length));
    }

    private static byte[] spliced(byte[] page, int at, int removed, byte[] added) {
        int size = Math.min(LARGEST, page.length - removed + added.length);
        byte[] spliced = new byte[size];
        int head = Math.min(at, size);
        System.arraycopy(page, 0, spliced, 0, head);
        int middle = Math.min(added.length, size - head);
        System.arraycopy(added, 0, spliced, head, middle);
        System.arraycopy(page, at + removed, spliced, head + middle, size - head - middle);
        return spliced;
    }
}
