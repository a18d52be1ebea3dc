package io.newsforge;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.article.Article;
import io.newsforge.post.Manuscript;
import io.newsforge.post.PostWriter;
import io.newsforge.post.WritingFailedException;
import io.newsforge.post.WritingFailure;
import io.newsforge.post.WritingTask;
import io.newsforge.quota.InMemoryQuotaStore;
import io.newsforge.quota.Plan;
import io.newsforge.quota.Quotas;
import io.newsforge.quota.Subject;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GivingUpTest {

    private final Semaphore waiting = new Semaphore(0);
    private final CountDownLatch never = new CountDownLatch(1);
    private final ExecutorService pool = Executors.newSingleThreadExecutor();

    private final PostWriter waits = new PostWriter() {
        @Override
        public String name() {
            return "waits/1";
        }

        @Override
        public Manuscript write(WritingTask task) {
            waiting.release();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new WritingFailedException(
                    new WritingFailure(WritingFailure.Kind.CANCELLED, "interrupted"), List.of(), null);
        }
    };

    @AfterEach
    void end() {
        pool.shutdownNow();
    }

    private static Source source(int number) {
        return Source.article(Article.builder()
                .title("Ferry number " + number + " goes electric")
                .paragraph("The harbour ferry number " + number + " began running on batteries alone on Friday.")
                .build());
    }

    /** Runs on a thread of its own, interrupted once so many wait; answers whether it was still interrupted at the end. */
    private boolean interruptedWhen(int waiters, Runnable work) throws Exception {
        AtomicBoolean flag = new AtomicBoolean();
        Thread caller = new Thread(() -> {
            work.run();
            flag.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        assertThat(waiting.tryAcquire(waiters, 10, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        caller.join();
        return flag.get();
    }

    @Test
    void anInterruptGivesAConversionUpAndItsQuotaBack() throws Exception {
        Quotas quotas = Quotas.builder()
                .store(InMemoryQuotaStore.create())
                .plan(Plan.free(ZoneOffset.UTC))
                .build();
        Subject subject = Subject.user("1").on("free");
        CompletableFuture<Conversion> made = new CompletableFuture<>();

        boolean stillInterrupted;
        try (NewsForge forge = NewsForge.builder().writer(waits).quotas(quotas).build()) {
            ConversionRequest request =
                    ConversionRequest.builder().to("x").subject(subject).build();
            stillInterrupted = interruptedWhen(1, () -> made.complete(forge.convert(source(1), request)));
        }

        assertThat(made.join())
                .isInstanceOfSatisfying(
                        Conversion.Failed.class,
                        failed -> assertThat(failed.failure().kind()).isEqualTo(Failure.Kind.CANCELLED));
        assertThat(stillInterrupted).isTrue();
        assertThat(quotas.standings(subject).get(0).used()).isZero();
    }

    @Test
    void anInterruptGivesAWholeBatchUpAndLeavesTheHelpersClean() throws Exception {
        List<Source> sources = List.of(source(1), source(2), source(3), source(4), source(5));
        CompletableFuture<List<Conversion>> made = new CompletableFuture<>();

        try (NewsForge forge =
                NewsForge.builder().writer(waits).executor(pool).parallelism(2).build()) {
            interruptedWhen(
                    2,
                    () -> made.complete(forge.convertAll(
                            sources, ConversionRequest.to("x"), (index, done, total, conversion) -> {})));
        }

        assertThat(made.join())
                .hasSize(5)
                .allSatisfy(one ->
                        assertThat(((Conversion.Failed) one).failure().kind()).isEqualTo(Failure.Kind.CANCELLED));
        Future<Boolean> helper = pool.submit(() -> Thread.currentThread().isInterrupted());
        assertThat(helper.get()).isFalse();
    }
}
