package io.newsforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.quota.QuotaStore;
import org.junit.jupiter.api.Test;

/**
 * What a {@link QuotaStore} promises, as tests. Extend it and return a store that uses the time passed in with each request; a
 * store with a clock of its own needs a setting for that. Each test uses a group of its own, so the store may be shared and full.
 *
 * <pre>{@code
 * class MyQuotaStoreTest extends QuotaStoreContract {
 *     @Override
 *     protected QuotaStore store() {
 *         return new MyQuotaStore(server);
 *     }
 * }
 * }</pre>
 *
 * <p>The system property {@code newsforge.quota.histories} sets how many random histories are compared with a model.
 */
public abstract class QuotaStoreContract extends CrowdPromises {

    /** For subclasses. */
    protected QuotaStoreContract() {}

    @Override
    protected abstract QuotaStore store();

    /**
     * How many random histories to compare with the model.
     *
     * @return the number; 1,000 unless the system property says otherwise
     */
    protected int histories() {
        return Integer.getInteger("newsforge.quota.histories", 1_000);
    }

    @Test
    void answersEveryHistoryAsTheModelDoes() {
        long steps = QuotaHistories.of(store).seed(histories()).run(histories());

        assertThat(steps).isGreaterThan(histories());
    }
}
