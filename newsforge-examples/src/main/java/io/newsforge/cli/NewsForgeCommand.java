package io.newsforge.cli;

import io.newsforge.platform.UnknownPlatformException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code newsforge.jar}. */
@Command(
        name = "newsforge",
        mixinStandardHelpOptions = true,
        version = "newsforge 0.1.0-SNAPSHOT",
        description = "News articles in, posts that are exactly valid for every platform out.",
        subcommands = {ConvertCommand.class, PlatformsCommand.class, CheckCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "2:wrong usage", "3:source unreadable", "4:refused", "5:failed"})
public final class NewsForgeCommand {

    private NewsForgeCommand() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exitCode = run(out, err, System.getenv(), args);
        boolean lost = out.checkError();
        if (lost) {
            err.println("newsforge: standard output cannot be written (expected: room for the result)");
        }
        System.exit(lost ? ExitCodes.FAILED : exitCode);
    }

    /** Runs the program with these writers and environment variables and tells the exit code. */
    static int run(PrintWriter out, PrintWriter err, Map<String, String> environment, String... args) {
        return new CommandLine(new NewsForgeCommand(), new Commands(environment))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(NewsForgeCommand::explain)
                .execute(args);
    }

    /** Makes the commands; the one that asks models is told of the environment. */
    private record Commands(Map<String, String> environment) implements CommandLine.IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            return type == ConvertCommand.class
                    ? type.cast(new ConvertCommand(environment))
                    : CommandLine.defaultFactory().create(type);
        }
    }

    private static int explain(Exception thrown, CommandLine command, CommandLine.ParseResult parsed) {
        if (thrown instanceof UnknownPlatformException || thrown instanceof UsageException) {
            command.getErr().println(thrown.getMessage());
            return ExitCodes.WRONG_USAGE;
        }
        command.getErr().println("newsforge: " + thrown);
        return ExitCodes.FAILED;
    }
}
