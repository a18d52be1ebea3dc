package io.newsforge.cli;

import io.newsforge.json.ConversionJson;
import io.newsforge.json.PlatformJson;
import io.newsforge.platform.CountLimit;
import io.newsforge.platform.PlatformCatalog;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.platform.TextLimit;
import java.io.PrintWriter;
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

    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("spec: none (expected: picocli to set it)");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(PlatformJson.pretty(PlatformCatalog.builtIn()));
        } else {
            PlatformCatalog.builtIn().all().forEach(platform -> print(out, platform));
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private static void print(PrintWriter out, PlatformSpec platform) {
        out.println(platform.id() + "  (" + platform.name() + (platform.threads() ? ", threads" : "")
                + (platform.linksClickable() ? "" : ", links cannot be followed") + ")");
        for (TextLimit limit : platform.limits()) {
            out.println("    at most " + limit.max() + " " + limit.meter().unit() + "  ["
                    + limit.source().describe() + "]");
        }
        for (CountLimit count : platform.counts()) {
            out.println("    at most " + count.max() + " " + ConversionJson.name(count.type()) + "s  ["
                    + count.source().describe() + "]");
        }
    }
}
