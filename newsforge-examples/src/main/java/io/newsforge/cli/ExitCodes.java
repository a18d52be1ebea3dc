package io.newsforge.cli;

import io.newsforge.Conversion;
import io.newsforge.Failure;
import java.util.List;

/** What the program tells the shell. Of several outcomes the gravest counts, which is the greatest code. */
final class ExitCodes {

    static final int DONE = 0;
    static final int WRONG_USAGE = 2;
    static final int UNREADABLE = 3;
    static final int REFUSED = 4;
    static final int FAILED = 5;

    private ExitCodes() {}

    static int of(List<Conversion> conversions) {
        return conversions.stream().mapToInt(ExitCodes::of).max().orElse(DONE);
    }

    private static int of(Conversion conversion) {
        if (conversion instanceof Conversion.Refused) {
            return REFUSED;
        }
        if (conversion instanceof Conversion.Failed failed) {
            return of(failed.failure().kind());
        }
        return DONE;
    }

    private static int of(Failure.Kind kind) {
        return switch (kind) {
            case SOURCE_MISSING, SOURCE_REFUSED, SOURCE_UNREACHABLE, ARTICLE_UNREADABLE -> UNREADABLE;
            default -> FAILED;
        };
    }
}
