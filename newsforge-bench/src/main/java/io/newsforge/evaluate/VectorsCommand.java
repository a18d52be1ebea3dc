package io.newsforge.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the platforms' vectors; exit code 1 if any fails. Kinds without a checker are reported, and are no failures. */
@Command(
        name = "vectors",
        mixinStandardHelpOptions = true,
        description = "Runs every vector file of a folder; exit code 1 if any case fails.")
final class VectorsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "folder of vector files (*.json)")
    private Path folder = Path.of(".");

    @Option(names = "--json", description = "one JSON object instead of a table")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        List<VectorFile> files = VectorFile.runAll(folder, VectorCheckers.all());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(files));
        } else {
            print(files, out);
        }
        out.flush();
        return files.stream().allMatch(file -> file.failures().isEmpty()) ? 0 : 1;
    }

    private static void print(List<VectorFile> files, PrintWriter out) {
        out.printf("%-32s %7s %7s %8s%n", "file", "passed", "failed", "not yet");
        for (VectorFile file : files) {
            row(out, file.name(), file.passed(), file.failures().size(), file.waiting());
        }
        row(
                out,
                "all",
                files.stream().mapToInt(VectorFile::passed).sum(),
                files.stream().mapToInt(file -> file.failures().size()).sum(),
                files.stream().mapToInt(VectorFile::waiting).sum());
        for (VectorFile file : files) {
            file.notYet().forEach((kind, count) -> out.printf("not yet: %s, %s: %d%n", file.name(), kind, count));
        }
        for (VectorFile file : files) {
            for (VectorFile.Failure failure : file.failures()) {
                out.printf(
                        "failed: %s%n  expected %s%n  got      %s%n", failure.id(), failure.expected(), failure.got());
            }
        }
    }

    private static void row(PrintWriter out, String name, int passed, int failed, int waiting) {
        out.printf("%-32s %7d %7d %8d%n", name, passed, failed, waiting);
    }
}
