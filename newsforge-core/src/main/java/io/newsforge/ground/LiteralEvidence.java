package io.newsforge.ground;

import io.newsforge.article.Article;
import io.newsforge.article.ArticleImage;
import io.newsforge.article.Paragraph;
import io.newsforge.post.Draft;
import io.newsforge.post.PostImage;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@link Grounding#literal()}: what the article says, in the forms in which drafts are held against it. */
final class LiteralEvidence implements Evidence {

    private final Set<String> numbers;
    private final String words;
    private final Set<String> addresses = new HashSet<>();
    private final Set<String> mentions = new HashSet<>();
    private final Set<URI> images = new HashSet<>();

    private LiteralEvidence(Article article) {
        String text = PlainForm.of(said(article));
        this.numbers = KnownNumbers.of(article, text);
        this.words = QuotedWords.searchable(text);
        for (String link : Addresses.links(text)) {
            String normal = Addresses.normal(link);
            addresses.add(normal);
            addresses.add(Addresses.host(normal));
        }
        Addresses.mentions(text).forEach(mention -> mentions.add(Addresses.normal(mention)));
        article.images().forEach(image -> images.add(image.url()));
    }

    static Evidence of(Article article) {
        return new LiteralEvidence(article);
    }

    private static String said(Article article) {
        List<String> said = new ArrayList<>();
        article.title().ifPresent(said::add);
        article.byline().ifPresent(said::add);
        article.site().ifPresent(said::add);
        article.paragraphs().stream().map(Paragraph::text).forEach(said::add);
        for (ArticleImage image : article.images()) {
            said.add(image.alt());
            said.add(image.caption());
        }
        article.canonicalUrl().map(URI::toString).ifPresent(said::add);
        return String.join("\n", said);
    }

    @Override
    public List<Finding> findings(Draft draft) {
        String text = PlainForm.of(told(draft));
        List<Finding> findings = new ArrayList<>();
        NumberReading.of(text).stream()
                .filter(quantity -> !quantity.isIn(numbers))
                .forEach(quantity -> findings.add(new Finding(Finding.Kind.NUMBER, quantity.quote())));
        QuotedWords.of(text).stream()
                .filter(quotation -> !QuotedWords.standIn(words, quotation))
                .forEach(quotation -> findings.add(new Finding(Finding.Kind.QUOTATION, quotation)));
        links(draft, text).forEach(link -> findings.add(new Finding(Finding.Kind.LINK, link)));
        Addresses.mentions(text).stream()
                .filter(mention -> !mentions.contains(Addresses.normal(mention)))
                .forEach(mention -> findings.add(new Finding(Finding.Kind.MENTION, mention)));
        return List.copyOf(findings);
    }

    private List<String> links(Draft draft, String text) {
        Set<String> links = new HashSet<>(Addresses.links(text));
        draft.link().map(URI::toString).ifPresent(links::add);
        List<String> strange = new ArrayList<>(links.stream()
                .filter(link -> !addresses.contains(Addresses.normal(link)))
                .sorted()
                .toList());
        draft.images().stream()
                .map(PostImage::url)
                .filter(url -> !images.contains(url))
                .forEach(url -> strange.add(url.toString()));
        return strange;
    }

    private static String told(Draft draft) {
        List<String> told = new ArrayList<>();
        draft.headline().ifPresent(told::add);
        told.add(draft.body());
        draft.sourceLine().ifPresent(told::add);
        draft.hashtags().forEach(tag -> told.add("#" + tag));
        draft.images().forEach(image -> told.add(image.alt()));
        return String.join("\n", told);
    }
}
