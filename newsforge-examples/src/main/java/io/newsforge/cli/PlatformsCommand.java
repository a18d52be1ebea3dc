package io.newsforge.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
            ArrayNode all = ConversionJson.array();
            PlatformCatalog.builtIn().all().forEach(platform -> describe(all.addObject(), platform));
            out.println(ConversionJson.pretty(all));
        } else {
            PlatformCatalog.builtIn().all().forEach(platform -> print(out, platform));
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private static void describe(ObjectNode node, PlatformSpec platform) {
        node.put("id", platform.id());
        node.put("name", platform.name());
        ArrayNode limits = node.putArray("limits");
        platform.limits().forEach(limit -> limits.add(ConversionJson.of(limit)));
        ArrayNode counts = node.putArray("counts");
        for (CountLimit count : platform.counts()) {
            ObjectNode counted = counts.addObject()
                    .put("type", ConversionJson.name(count.type()))
                    .put("max", count.max());
            ConversionJson.describe(counted, count.source());
        }
        node.put("threads", platform.threads());
        node.put("linksClickable", platform.linksClickable());
        node.put("markup", ConversionJson.name(platform.markup()));
        node.put("offsets", ConversionJson.name(platform.offsets()));
        platform.fold().ifPresent(fold -> node.put("fold", fold));
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
