package io.newsforge.cli;

import io.newsforge.json.ConversionJson;
import io.newsforge.json.PlatformJson;
import io.newsforge.platform.CountLimit;
import io.newsforge.platform.FieldRule;
import io.newsforge.platform.PlatformCatalog;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.platform.RuleSource;
import io.newsforge.platform.TextLimit;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code platforms}: the built-in rules. */
@Command(
        name = "platforms",
        mixinStandardHelpOptions = true,
        description = "Lists the built-in platforms with the source and date of each rule.")
final class PlatformsCommand implements Callable<Integer> {

    @Option(names = "--rules", paramLabel = "FILE", description = "Rules in JSON that change or add platforms.")
    private @Nullable Path rulesFile;

    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("spec: none (expected: picocli to set it)");
        }
        PlatformCatalog platforms = RulesFile.catalog(rulesFile);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(PlatformJson.pretty(platforms));
        } else {
            platforms.all().forEach(platform -> print(out, platform));
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private static void print(PrintWriter out, PlatformSpec platform) {
        out.println(platform.id() + "  (" + platform.name() + (platform.threads() ? ", threads" : "")
                + (platform.linksClickable() ? "" : ", links cannot be followed")
                + (platform.onRequest() ? ", when asked for by name" : "") + ")");
        for (TextLimit limit : platform.limits()) {
            out.println("    at most " + limit.max() + " " + limit.meter().unit() + source(limit.source()));
        }
        for (CountLimit count : platform.counts()) {
            out.println("    at most " + count.max() + " " + ConversionJson.name(count.type()) + "s"
                    + source(count.source()));
        }
        for (FieldRule field : platform.fields()) {
            TextLimit limit = field.limit();
            String verb = field.overrun() == FieldRule.Overrun.HIDDEN ? "shows " : "at most ";
            out.println("    " + field.name() + ": " + verb + limit.max() + " "
                    + limit.meter().unit() + source(limit.source()));
        }
        platform.media()
                .ifPresent(media ->
                        out.println("    images: " + media.min() + " to " + media.max() + source(media.source())));
    }

    private static String source(RuleSource source) {
        String sure = source instanceof RuleSource.Published published
                        && published.confidence() == RuleSource.Confidence.UNCONFIRMED
                ? ", unconfirmed"
                : "";
        return "  [" + source.describe() + sure + "]";
    }
}
