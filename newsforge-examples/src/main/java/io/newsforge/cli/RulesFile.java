package io.newsforge.cli;

import io.newsforge.platform.PlatformCatalog;
import io.newsforge.platform.PlatformRulesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The platforms with the rules of a file, if one is given. */
final class RulesFile {

    private RulesFile() {}

    static PlatformCatalog catalog(@Nullable Path file) {
        PlatformCatalog builtIn = PlatformCatalog.builtIn();
        if (file == null) {
            return builtIn;
        }
        try {
            return builtIn.withRules(Files.readString(file));
        } catch (IOException e) {
            throw new UsageException("--rules: " + file + " (expected: a readable file of rules in JSON)");
        } catch (PlatformRulesException e) {
            throw new UsageException("--rules: " + file + ": " + e.getMessage());
        }
    }
}
