package io.newsforge.article;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the images of a page: the lead image it names, then those in its text; each address once. */
final class Images {

    private static final int MOST = 50;

    private final Map<URI, ArticleImage> images = new LinkedHashMap<>();
    private final @Nullable URI base;

    private Images(@Nullable URI base) {
        this.base = base;
    }

    static List<ArticleImage> of(@Nullable String lead, List<BlockWriter.Shown> shown, @Nullable URI base) {
        Images found = new Images(base);
        if (lead != null) {
            found.add(lead, "", "");
        }
        for (BlockWriter.Shown one : shown) {
            found.add(one.picture().source(), one.picture().alt(), one.caption());
        }
        return List.copyOf(found.images.values());
    }

    private void add(String source, String alt, String caption) {
        URI url = Addresses.resolve(source, base);
        if (url == null || "data".equals(url.getScheme()) || images.size() >= MOST) {
            return;
        }
        ArticleImage known = images.get(url);
        if (known == null || (known.alt().isEmpty() && known.caption().isEmpty())) {
            images.put(url, new ArticleImage(url, alt, caption));
        }
    }
}
