package io.newsforge.cli;

import io.newsforge.json.CheckJson;
import io.newsforge.json.ConversionJson;
import io.newsforge.platform.Check;
import io.newsforge.platform.Entity;
import io.newsforge.platform.PlatformSpec;
import io.newsforge.post.PostFitter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: measures a text that was written elsewhere. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Measures a text against a platform: length in its unit, entities, verdict, what is wrong.")
final class CheckCommand implements Callable<Integer> {

    private static final int BOUND = 1024 * 1024;

    @Parameters(index = "0", paramLabel = "PLATFORM", description = "A platform's id, see the command platforms.")
    private String platform = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "A text file in UTF-8, or - for standard input.")
    private String file = "-";

    @Option(names = "--rules", paramLabel = "FILE", description = "Rules in JSON that change or add platforms.")
    private @Nullable Path rulesFile;

    @Option(names = "--json", description = "Print a JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("spec: none (expected: picocli to set it)");
        }
        PlatformSpec rules = RulesFile.catalog(rulesFile).require(platform);
        String text;
        try {
            text = text();
        } catch (IOException e) {
            spec.commandLine()
                    .getErr()
                    .println("file: " + file + " (expected: a readable text file of at most " + BOUND + " bytes)");
            return ExitCodes.UNREADABLE;
        }
        Check check = rules.check(text);
        Optional<String> suggestion =
                check.valid() ? Optional.empty() : PostFitter.create().suggestion(rules, text);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CheckJson.pretty(check, suggestion));
        } else {
            print(out, check);
            suggestion.ifPresent(fitted -> out.println("would fit:\n" + fitted));
        }
        out.flush();
        return check.valid() ? ExitCodes.DONE : ExitCodes.REFUSED;
    }

    /** The text without the line break that editors and echo put at the end. */
    private String text() throws IOException {
        try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(BOUND + 1);
            if (bytes.length > BOUND) {
                throw new IOException("too large");
            }
            String text = new String(bytes, StandardCharsets.UTF_8);
            return text.endsWith("\n") ? text.substring(0, text.length() - (text.endsWith("\r\n") ? 2 : 1)) : text;
        }
    }

    private static void print(PrintWriter out, Check check) {
        for (Check.Measure measure : check.measures()) {
            out.println(measure.length() + "/" + measure.limit().max() + " "
                    + measure.limit().meter().unit() + (measure.kept() ? "" : "  TOO LONG"));
        }
        for (Entity entity : check.entities()) {
            out.println(ConversionJson.name(entity.type()) + " " + entity.start() + "-" + entity.end() + " "
                    + ConversionJson.name(entity.unit()) + ": " + entity.value());
        }
        check.violations().forEach(violation -> out.println("wrong: " + violation.message()));
        out.println(check.valid() ? "valid" : "not valid");
    }
}
