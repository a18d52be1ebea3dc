package io.newsforge.cli;

import io.newsforge.BatchListener;
import io.newsforge.Conversion;
import io.newsforge.ConversionRequest;
import io.newsforge.NewsForge;
import io.newsforge.Source;
import io.newsforge.json.ConversionJson;
import io.newsforge.platform.PlatformCatalog;
import io.newsforge.post.ExtractiveWriter;
import io.newsforge.post.PostWriter;
import io.newsforge.post.Style;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convert}: articles to posts. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        description = "Turns articles into posts that are valid for each platform.")
final class ConvertCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "SOURCE",
            description = "A file (.html, .txt, .md, .json), a folder of them, a URL, or - for standard input.")
    private List<String> arguments = List.of();

    @Option(
            names = "--to",
            split = ",",
            paramLabel = "PLATFORM",
            description =
                    "Platforms, comma-separated, or all; the usual ones when left out. See the command platforms.")
    private List<String> platforms = List.of();

    @Option(
            names = "--lang",
            description = "The language the posts should be in, such as ko; by default the article's own.")
    private @Nullable String language;

    @Option(names = "--style", description = "How much to tell: ${COMPLETION-CANDIDATES}; default news.")
    private Style style = Style.NEWS;

    @Option(names = "--rules", paramLabel = "FILE", description = "Rules in JSON that change or add platforms.")
    private @Nullable Path rulesFile;

    @Option(names = "--json", description = "Print one JSON object a source and line.")
    private boolean json;

    @Option(names = "--out", paramLabel = "DIR", description = "Write one JSON file a source into this folder instead.")
    private @Nullable Path out;

    @Option(
            names = "--route",
            paramLabel = "VENDOR:MODEL",
            description =
                    "The model that writes: openai:MODEL (key in OPENAI_API_KEY, another server in OPENAI_BASE_URL) or"
                            + " anthropic:MODEL (ANTHROPIC_API_KEY, ANTHROPIC_BASE_URL). Given several times, each is the fallback of the"
                            + " one before.")
    private List<String> routes = List.of();

    @Option(names = "--offline", description = "Ask no model, whatever keys and routes are set.")
    private boolean offline;

    private final Map<String, String> environment;

    @Spec
    private @Nullable CommandSpec spec;

    ConvertCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() throws IOException {
        if (offline || routes.isEmpty()) {
            return convert(ExtractiveWriter.create());
        }
        try (ModelRoutes models = new ModelRoutes(routes, environment)) {
            return convert(models.writer());
        }
    }

    private int convert(PostWriter writer) throws IOException {
        List<Source> sources = new Sources(System.in).named(arguments);
        PlatformCatalog catalog = RulesFile.catalog(rulesFile);
        try (NewsForge forge =
                NewsForge.builder().platforms(catalog).writer(writer).build()) {
            InOrder results = new InOrder(output(forge));
            BatchListener progress = progress(sources.size());
            List<Conversion> conversions =
                    forge.convertAll(sources, request(catalog), (index, done, total, conversion) -> {
                        results.add(index, conversion);
                        progress.converted(index, done, total, conversion);
                    });
            results.finish();
            return ExitCodes.of(conversions);
        }
    }

    /** Where each result goes, in the order of the sources. */
    private InOrder.Output output(NewsForge forge) throws IOException {
        PrintWriter screen = commandSpec().commandLine().getOut();
        if (out != null) {
            Path folder = Files.createDirectories(out);
            return (index, conversion) -> screen.println(written(folder, index, conversion));
        }
        if (json) {
            return (index, conversion) -> screen.println(ConversionJson.line(conversion));
        }
        PeopleText people = new PeopleText(forge.platforms(), screen);
        return (index, conversion) -> people.print(conversion);
    }

    private ConversionRequest request(PlatformCatalog catalog) {
        ConversionRequest.Builder request = ConversionRequest.builder().style(style);
        if (platforms.equals(List.of("all"))) {
            catalog.all().forEach(platform -> request.to(platform.id()));
        } else {
            platforms.forEach(platform -> request.to(platform.strip()));
        }
        if (language != null) {
            request.language(locale(language));
        }
        return request.build();
    }

    private static Locale locale(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        if (locale.getLanguage().isEmpty()) {
            throw new UsageException("--lang: " + tag + " (expected: a language tag such as ko or en-GB)");
        }
        return locale;
    }

    /** A line an article on standard error, for batches only. */
    private BatchListener progress(int total) {
        PrintWriter err = commandSpec().commandLine().getErr();
        if (total == 1) {
            return (index, done, all, conversion) -> {};
        }
        return (index, done, all, conversion) -> err.println(
                "[" + done + "/" + all + "] " + conversion.source() + ": " + ConversionJson.outcome(conversion));
    }

    private static Path written(Path folder, int index, Conversion conversion) {
        String name = String.format(Locale.ROOT, "%04d-%s.json", index + 1, fileName(conversion.source()));
        try {
            return Files.writeString(folder.resolve(name), ConversionJson.pretty(conversion));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "--out: " + folder.resolve(name) + " (expected: a file that can be written)", e);
        }
    }

    private static String fileName(String source) {
        String last = source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
        String safe = last.replaceAll("[^\\p{L}\\p{N}.-]+", "-");
        return safe.length() > 60 ? safe.substring(0, 60) : safe;
    }

    private CommandSpec commandSpec() {
        if (spec == null) {
            throw new IllegalStateException("spec: none (expected: picocli to set it)");
        }
        return spec;
    }
}
