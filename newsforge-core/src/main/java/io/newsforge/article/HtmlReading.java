package io.newsforge.article;

import java.io.Reader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Reads a web page: one walk over its tree, then everything from the boxes and facts that walk left. Immutable. */
final class HtmlReading {

    private static final int LITTLE = 800;
    private static final int NEARLY_NOTHING = 200;
    private static final int NOTHING = 25;

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
        Body body = body(scan.root(), metadata.known());
        List<Block> lead = Lead.find(scan.root(), body.roots(), body.blocks(), metadata.descriptions());
        for (Block block : BlockFilter.clean(lead, metadata.known())) {
            reading.article().paragraph(new Paragraph(block.kind(), Mojibake.repaired(block.text())));
        }
        for (Block block : body.blocks()) {
            reading.article().paragraph(new Paragraph(block.kind(), Mojibake.repaired(block.text())));
        }
        reading.article().found(Article.Field.BODY, Article.Origin.MARKUP);
        Images.of(metadata.leadImage(), body.pictures(), reading.address()).forEach(reading.article()::image);
        addLanguage(metadata, body, reading);
        if (metadata.title() == null) {
            reading.article().note(new ReadingNote(ReadingNote.Kind.TITLE_MISSING, "no title, headline or heading"));
        }
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
        String text = body.blocks().stream().limit(30).map(Block::text).collect(Collectors.joining(" "));
        for (PageMetadata.Said said : metadata.languages()) {
            Optional<Locale> declared = LanguageFinder.declared(said.text(), text);
            if (declared.isPresent()) {
                reading.article().language(declared.get()).found(Article.Field.LANGUAGE, said.origin());
                return;
            }
        }
    }

    /**
     * What was taken for the article.
     *
     * @param roots the boxes that hold it
     * @param blocks its text
     * @param pictures its images
     */
    private record Body(List<Box> roots, List<Block> blocks, List<BlockWriter.Shown> pictures) {
        int weight() {
            return blocks.stream()
                    .filter(block -> !block.isCaption())
                    .mapToInt(Block::weight)
                    .sum();
        }
    }

    /** Prunes by every hint and, when that leaves too little, only by the certain ones. */
    private static Body body(Box root, BlockFilter.Known known) {
        Body strict = body(root, known, Pruning.Level.STRICT);
        if (strict.weight() >= LITTLE) {
            return strict;
        }
        Body lenient = better(strict, body(root, known, Pruning.Level.LENIENT));
        return lenient.weight() >= NEARLY_NOTHING
                ? lenient
                : better(lenient, body(root, known, Pruning.Level.WITH_COMMENTS));
    }

    private static Body better(Body first, Body second) {
        return second.weight() > 2 * first.weight() + NOTHING ? second : first;
    }

    private static Body body(Box root, BlockFilter.Known known, Pruning.Level level) {
        Pruning.prune(root, level);
        List<Box> roots = BodyFinder.find(root);
        BlockWriter writer = BlockWriter.of(roots);
        return new Body(roots, BlockFilter.clean(writer.blocks(), known), writer.pictures());
    }
}
