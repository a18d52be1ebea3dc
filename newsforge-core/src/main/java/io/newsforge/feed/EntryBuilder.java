package io.newsforge.feed;

import io.newsforge.article.PublicationDate;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Gathers what a feed says of an entry. For one thread. */
final class EntryBuilder {

    private static final int LONGEST_LINE = 1_000;
    private static final int MOST_TAGS = 50;
    private static final int MOST_AUTHORS = 20;

    String id = "";
    String title = "";

    @Nullable
    URI link;

    @Nullable
    String author;

    private final List<String> authors = new ArrayList<>();

    @Nullable
    PublicationDate published;

    private @Nullable PublicationDate changed;

    @Nullable
    Locale language;

    String summary = "";
    String content = "";
    final List<String> tags = new ArrayList<>();
    String feed = "";

    EntryBuilder link(String address, @Nullable URI base) {
        if (link == null) {
            link = web(address, base);
        }
        return this;
    }

    EntryBuilder author(String name) {
        String line = line(name);
        if (!line.isEmpty() && authors.size() < MOST_AUTHORS && !authors.contains(line)) {
            authors.add(line);
        }
        return this;
    }

    EntryBuilder published(String date) {
        if (published == null) {
            published = PublicationDate.find(date).orElse(null);
        }
        return this;
    }

    EntryBuilder language(String tag) {
        language = locale(tag);
        return this;
    }

    EntryBuilder tag(String tag) {
        String line = line(tag);
        if (!line.isEmpty() && tags.size() < MOST_TAGS) {
            tags.add(line);
        }
        return this;
    }

    /** Counts where nothing says when it was published. */
    EntryBuilder changed(String date) {
        if (changed == null) {
            changed = PublicationDate.find(date).orElse(null);
        }
        return this;
    }

    FeedEntry build() {
        author = authors.isEmpty() ? null : String.join(", ", authors);
        published = published == null ? changed : published;
        if (id.isEmpty() && link != null) {
            id = link.toString();
        }
        return new FeedEntry(this);
    }

    static String line(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
    }

    static @Nullable Locale locale(String tag) {
        try {
            Locale locale = new Locale.Builder()
                    .setLanguageTag(tag.strip().replace('_', '-'))
                    .build();
            return locale.getLanguage().isEmpty() ? null : locale;
        } catch (IllformedLocaleException e) {
            return null;
        }
    }

    private static @Nullable URI web(String address, @Nullable URI base) {
        if (address.isBlank()) {
            return null;
        }
        try {
            URI uri = new URI(address.strip().replace(" ", "%20"));
            URI whole = base == null ? uri : base.resolve(uri);
            boolean web = "http".equalsIgnoreCase(whole.getScheme()) || "https".equalsIgnoreCase(whole.getScheme());
            return web && whole.getHost() != null ? whole : null;
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }
}
