package io.newsforge.article;

import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Reads a web page: one walk over its tree, then everything from the boxes and facts that walk left. Immutable. */
final class HtmlReading {

    private final Vocabulary vocabulary;
    private final int maxDepth;

    HtmlReading(Vocabulary vocabulary, int maxDepth) {
        this.vocabulary = vocabulary;
        this.maxDepth = maxDepth;
    }

    void read(Reader html, Reading reading) {
        Document page = parsed(html);
        PageScan scan = PageScan.of(page, vocabulary, maxDepth);
        PageFacts facts = scan.facts();
        Pruning.measure(scan.root());
        PageMetadata metadata = PageMetadata.read(facts, scan.root(), reading);
        Body body = new BodyJudge(page, scan, metadata, this::fragment).judge();
        metadata.addBylineOf(body);
        List<Block> lead = Lead.find(scan.root(), body.roots(), body.blocks(), metadata.descriptions());
        expectArticle(body, lead, metadata);
        for (Block block : BlockFilter.clean(lead, metadata.known())) {
            reading.article().paragraph(new Paragraph(block.kind(), Mojibake.repaired(block.text())));
        }
        for (Block block : body.blocks()) {
            reading.article().paragraph(new Paragraph(block.kind(), Mojibake.repaired(block.text())));
        }
        reading.article().found(Article.Field.BODY, body.origin());
        Images.of(metadata.leadImage(), body.pictures(), reading.address()).forEach(reading.article()::image);
        addLanguage(metadata, body, reading);
        if (metadata.title() == null) {
            reading.article().note(new ReadingNote(ReadingNote.Kind.TITLE_MISSING, "no title, headline or heading"));
        }
    }

    private static void expectArticle(Body body, List<Block> lead, PageMetadata metadata) {
        if (metadata.saysArticle()) {
            return;
        }
        if (lead.isEmpty() && body.isOnlyNotices()) {
            throw new ArticleUnreadableException(
                    ArticleUnreadableException.Reason.NOT_AN_ARTICLE,
                    "page: nothing but notices on cookies, browsers or scripts (expected: prose)");
        }
        if (body.isOverview()) {
            throw new ArticleUnreadableException(
                    ArticleUnreadableException.Reason.NOT_AN_ARTICLE,
                    "page: an overview of " + body.teasers() + " other pages (expected: one article)");
        }
    }

    private Box fragment(String html) {
        Box root = PageScan.of(parsed(new StringReader(html)), vocabulary, maxDepth)
                .root();
        Pruning.measure(root);
        return root;
    }

    /** The parser takes whatever comes, but for a few damaged trees on which it fails itself; those are no articles of anybody. */
    private Document parsed(Reader html) {
        try {
            return Parser.htmlParser().setMaxDepth(maxDepth + 2).parseInput(html, "");
        } catch (RuntimeException e) {
            throw new ArticleUnreadableException(
                    ArticleUnreadableException.Reason.MALFORMED, "page: the parser fails on it (expected: HTML)", e);
        }
    }

    private static void addLanguage(PageMetadata metadata, Body body, Reading reading) {
        String text = body.beginning(LanguageFinder.SAMPLE);
        for (PageMetadata.Said said : metadata.languages()) {
            Optional<Locale> declared = LanguageFinder.declared(said.text(), text);
            if (declared.isPresent()) {
                reading.article().language(declared.get()).found(Article.Field.LANGUAGE, said.origin());
                return;
            }
        }
    }
}
