/**
 * Stores of {@code io.newsforge.quota} that several processes share, and the reconciler that writes down expired leases.
 *
 * <pre>{@code
 * JdbcQuotaStore.migrate(dataSource);
 * QuotaStore quotas = JdbcQuotaStore.on(dataSource);
 * AutoCloseable reconciling = QuotaReconciler.of(quotas).every(Duration.ofSeconds(10), scheduler);
 * }</pre>
 */
@NullMarked
package io.newsforge.store;

import org.jspecify.annotations.NullMarked;
