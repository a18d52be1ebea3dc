package io.newsforge.evaluate;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code evaluate.jar}: one subcommand an evaluation. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Measures NewsForge's quality on public corpora.",
        subcommands = {ExtractCommand.class, SummariseCommand.class, VectorsCommand.class})
public final class Evaluate {

    private Evaluate() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Evaluate()).execute(args));
    }
}
