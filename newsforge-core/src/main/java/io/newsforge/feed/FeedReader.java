package io.newsforge.feed;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads feeds: RSS 0.9 to 2.0, Atom and JSON Feed, told apart by what they are. Entries come one by one while the feed is read, so a
 * feed never stands in memory as a whole. Broken XML is read as far as it goes; entities of a DTD are never expanded. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * FeedReader feeds = FeedReader.create();
 * List<FeedEntry> entries = feeds.read(bytes, URI.create("https://example.com/feed.xml"));
 * }</pre>
 */
public final class FeedReader {

    private static final int DEFAULT_MAX_BYTES = 10 * 1024 * 1024;
    private static final int DEFAULT_MAX_ENTRIES = 1_000;
    private static final int HEAD = 1_024;

    private final int maxBytes;
    private final int maxEntries;

    private FeedReader(int maxBytes, int maxEntries) {
        this.maxBytes = maxBytes;
        this.maxEntries = maxEntries;
    }

    /**
     * A reader of feeds of at most 10 MiB and 1,000 entries.
     *
     * @return the reader
     */
    public static FeedReader create() {
        return new FeedReader(DEFAULT_MAX_BYTES, DEFAULT_MAX_ENTRIES);
    }

    /**
     * A reader with bounds of the host's own.
     *
     * @param maxBytes how large a feed may be, at least 1
     * @param maxEntries how many entries are read, at least 1; later ones are left
     * @return the reader
     */
    public static FeedReader bounded(int maxBytes, int maxEntries) {
        if (maxBytes < 1 || maxEntries < 1) {
            throw new IllegalArgumentException(
                    "maxBytes, maxEntries: " + maxBytes + ", " + maxEntries + " (expected: both >= 1)");
        }
        return new FeedReader(maxBytes, maxEntries);
    }

    /**
     * Reads all entries.
     *
     * @param feed the bytes
     * @param address where they are from, to complete addresses; null if not known
     * @return the entries in the feed's order
     * @throws FeedUnreadableException if it is no feed, or beyond the bounds
     */
    public List<FeedEntry> read(byte[] feed, @Nullable URI address) {
        List<FeedEntry> entries = new ArrayList<>();
        read(new ByteArrayInputStream(feed), address, entries::add);
        return List.copyOf(entries);
    }

    /**
     * Hands out the entries while it reads.
     *
     * @param feed the bytes, read as far as needed and not closed
     * @param address where they are from, to complete addresses; null if not known
     * @param each takes an entry; false ends the reading
     * @throws FeedUnreadableException if it is no feed, or beyond the bounds; entries before that were handed out
     * @throws UncheckedIOException if the stream fails
     */
    public void read(InputStream feed, @Nullable URI address, Predicate<FeedEntry> each) {
        InputStream in = new BufferedInputStream(new BoundedInput(Objects.requireNonNull(feed, "feed"), maxBytes));
        Predicate<FeedEntry> bounded = new Counted(maxEntries, each);
        try {
            in.mark(HEAD);
            byte[] head = in.readNBytes(HEAD);
            in.reset();
            if (JsonFeed.isLikely(head)) {
                JsonFeed.read(in, address, bounded);
            } else {
                XmlFeed.read(in, FeedCharset.of(head), address, bounded);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("feed: broke off", e);
        }
    }

    /** Ends after so many. */
    private static final class Counted implements Predicate<FeedEntry> {

        private final Predicate<FeedEntry> each;
        private int left;

        Counted(int most, Predicate<FeedEntry> each) {
            this.each = each;
            this.left = most;
        }

        @Override
        public boolean test(FeedEntry entry) {
            return each.test(entry) && --left > 0;
        }
    }
}
