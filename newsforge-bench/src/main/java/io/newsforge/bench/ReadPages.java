package io.newsforge.bench;

import io.newsforge.article.ArticleDocument;
import io.newsforge.article.ArticleReader;
import io.newsforge.article.ArticleUnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;

/**
 * Looks for the pages that cost most to read beside parsing alone: each page of a folder is parsed and read in turn, and its best
 * time of each counts. {@code ReadPages DIR [ROUNDS]} prints the worst ten and the middle one.
 */
public final class ReadPages {

    private static final int ROUNDS = 30;
    private static final int SHOWN = 10;
    private static final double MILLION = 1e6;

    /** Reads are made in turn with parses, so both meet the same machine. */
    private static final class Page {

        private final String name;
        private final byte[] bytes;
        private long parse = Long.MAX_VALUE;
        private long read = Long.MAX_VALUE;

        Page(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes;
        }

        void measure(ArticleReader reader) throws IOException {
            long start = System.nanoTime();
            Jsoup.parse(new ByteArrayInputStream(bytes), null, "");
            long parsed = System.nanoTime();
            try {
                reader.read(ArticleDocument.html(bytes));
            } catch (ArticleUnreadableException e) {
                // a refusal costs as well
            }
            parse = Math.min(parse, parsed - start);
            read = Math.min(read, System.nanoTime() - parsed);
        }

        double ratio() {
            return (double) read / parse;
        }

        void print() {
            System.out.printf(
                    Locale.ROOT,
                    "%5.2f x  parse %7.2f ms  read %7.2f ms  %5d KB  %s%n",
                    ratio(),
                    parse / MILLION,
                    read / MILLION,
                    bytes.length / 1024,
                    name);
        }
    }

    private ReadPages() {}

    public static void main(String[] args) throws IOException {
        List<Page> pages = new ArrayList<>();
        SavedPages.below(Path.of(args[0]), Integer.MAX_VALUE)
                .forEach((name, bytes) -> pages.add(new Page(name, bytes)));
        ArticleReader reader = ArticleReader.create();
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
        for (int round = 0; round < rounds; round++) {
            for (Page page : pages) {
                page.measure(reader);
            }
        }
        pages.sort(Comparator.comparingDouble(Page::ratio).reversed());
        pages.stream().limit(SHOWN).forEach(Page::print);
        System.out.println("in the middle:");
        pages.get(pages.size() / 2).print();
    }
}
