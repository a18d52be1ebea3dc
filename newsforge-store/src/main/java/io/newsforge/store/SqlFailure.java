package io.newsforge.store;

import io.newsforge.quota.QuotaGroupBusyException;
import io.newsforge.quota.QuotaRequestRejectedException;
import io.newsforge.quota.QuotaStoreException;
import java.sql.SQLException;
import java.util.Set;

/** What an SQLSTATE says of the request, of its group or of the database. */
final class SqlFailure {

    /** Serialization, deadlock, H2's concurrent update, two that insert the same. */
    private static final Set<String> UNDONE = Set.of("40001", "40P01", "90131", "23505");

    /** PostgreSQL's lock timeout and H2's. */
    private static final Set<String> LOCKED = Set.of("55P03", "HYT00");

    /** Data that cannot be, a constraint that forbids it, a limit of the program. */
    private static final Set<String> NEVER = Set.of("22", "23", "54");

    private SqlFailure() {}

    /** Whether the database has undone the work because of another transaction. */
    static boolean undone(SQLException failed) {
        return UNDONE.contains(state(failed));
    }

    static QuotaStoreException of(String what, SQLException failed) {
        String state = state(failed);
        if (UNDONE.contains(state) || LOCKED.contains(state)) {
            return new QuotaGroupBusyException(what + ": others were at the group for too long", failed);
        }
        return state.length() == 5 && NEVER.contains(state.substring(0, 2))
                ? new QuotaRequestRejectedException(what + ": the database will not take it", failed)
                : new QuotaStoreException(what + ": the database is away or failed", failed);
    }

    private static String state(SQLException failed) {
        String state = failed.getSQLState();
        return state == null ? "" : state;
    }
}
