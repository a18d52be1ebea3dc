package io.newsforge.ground;

import io.newsforge.article.Article;
import io.newsforge.article.ArticleImage;
import io.newsforge.article.Paragraph;
import io.newsforge.payload.PostImage;
import io.newsforge.post.Draft;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link Grounding#literal()}: what the article says, in the forms in which drafts are held against it. */
final class LiteralEvidence implements Evidence {

    private final Set<String> numbers;
    private final QuotedWords words;
    private final @Nullable URI own;
    private final Set<String> addresses = new HashSet<>();
    private final Set<String> mentions = new HashSet<>();
    private final Set<URI> images = new HashSet<>();

    LiteralEvidence(Article article) {
        List<String> paragraphs = said(article).stream().map(PlainForm::of).toList();
        String text = String.join("\n\n", paragraphs);
        this.numbers = KnownNumbers.of(article, text);
        this.words = new QuotedWords(paragraphs);
        this.own = article.canonicalUrl().orElse(null);
        Addresses.links(text).forEach(this::known);
        article.canonicalUrl().map(URI::toString).ifPresent(this::known);
        Addresses.mentions(text).forEach(mention -> mentions.add(Addresses.normalMention(mention)));
        article.images().forEach(image -> images.add(image.url()));
    }

    private void known(String link) {
        String normal = Addresses.normal(link);
        addresses.add(normal);
        addresses.add(Addresses.host(normal));
    }

    /** Without the article's own address, whose digits are no news. */
    private static List<String> said(Article article) {
        List<String> said = new ArrayList<>();
        article.title().ifPresent(said::add);
        article.byline().ifPresent(said::add);
        article.site().ifPresent(said::add);
        article.paragraphs().stream().map(Paragraph::text).forEach(said::add);
        for (ArticleImage image : article.images()) {
            said.add(image.alt());
            said.add(image.caption());
        }
        return said;
    }

    @Override
    public List<Finding> findings(Draft draft) {
        String text = PlainForm.of(told(draft));
        List<Finding> findings = new ArrayList<>();
        NumberReading.of(withoutKnownLinks(text)).stream()
                .filter(quantity -> !quantity.isIn(numbers))
                .forEach(quantity -> findings.add(new Finding(Finding.Kind.NUMBER, quantity.quote())));
        Quotations.of(text).stream()
                .filter(quotation -> !words.have(quotation))
                .forEach(quotation -> findings.add(new Finding(Finding.Kind.QUOTATION, quotation)));
        links(draft, text).forEach(link -> findings.add(new Finding(Finding.Kind.LINK, link)));
        Addresses.mentions(text).stream()
                .filter(mention -> !mentions.contains(Addresses.normalMention(mention)))
                .forEach(mention -> findings.add(new Finding(Finding.Kind.MENTION, mention)));
        return List.copyOf(findings);
    }

    private boolean isKnown(String link) {
        return addresses.contains(Addresses.normal(link));
    }

    private String withoutKnownLinks(String text) {
        String rest = text;
        for (String link : Addresses.links(text)) {
            rest = isKnown(link) ? rest.replace(link, " ") : rest;
        }
        return rest;
    }

    private List<String> links(Draft draft, String text) {
        Set<String> links = new HashSet<>(Addresses.links(text));
        draft.link().filter(link -> !link.equals(own)).map(URI::toString).ifPresent(links::add);
        List<String> strange = new ArrayList<>(
                links.stream().filter(link -> !isKnown(link)).sorted().toList());
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
        return String.join("\n\n", told);
    }
}
