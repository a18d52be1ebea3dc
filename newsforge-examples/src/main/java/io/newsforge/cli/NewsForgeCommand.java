package io.newsforge.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code newsforge.jar}. */
@Command(
        name = "newsforge",
        mixinStandardHelpOptions = true,
        description = "News articles in, posts that are exactly valid for every platform out.",
        subcommands = {})
public final class NewsForgeCommand {

    private NewsForgeCommand() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new NewsForgeCommand()).execute(args));
    }
}
