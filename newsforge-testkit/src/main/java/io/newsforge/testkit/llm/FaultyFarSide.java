package io.newsforge.testkit.llm;

import io.newsforge.llm.spi.Usage;
import io.newsforge.testkit.llm.Answer.Report;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** A {@link FaultyProvider} as the far side of a contract. */
final class FaultyFarSide implements FarSide {

    private final FaultyProvider server;

    FaultyFarSide(FaultyProvider server) {
        this.server = Objects.requireNonNull(server, "server");
    }

    @Override
    public void answers(List<String> pieces, Usage usage) {
        Answer answer = Answer.of("").pieces(pieces.toArray(String[]::new));
        server.next(usage.equals(Usage.unknown()) ? answer.reporting(Report.ABSENT) : answer.usage(usage));
    }

    @Override
    public void answersTooLong(String text) {
        server.next(Answer.of(text).ending(Answer.Ending.LENGTH));
    }

    @Override
    public void refuses(String words) {
        server.next(Answer.of(words).ending(Answer.Ending.REFUSED));
    }

    @Override
    public void rateLimits(Duration retryAfter) {
        server.next(Failure.rateLimited().retryAfter(retryAfter));
    }

    @Override
    public void hasNoQuotaLeft() {
        server.next(Failure.quotaSpent());
    }

    @Override
    public void isOverloaded() {
        server.next(Failure.overloaded());
    }

    @Override
    public void rejectsTheKey(String quoted) {
        server.next(Failure.badKey().saying("Incorrect API key provided: " + quoted + "."));
    }

    @Override
    public void rejectsTheRequest() {
        server.next(Failure.badRequest());
    }

    @Override
    public void findsNoModel() {
        server.next(Failure.noSuchModel());
    }

    @Override
    public void talksNonsense() {
        server.next(Behaviour.webPage());
    }

    @Override
    public void hangs() {
        server.next(Behaviour.hangs());
    }

    @Override
    public void hangsAfter(String piece) {
        after(piece, Mishap.hangsAfter(1));
    }

    @Override
    public void breaksAfter(String piece) {
        after(piece, Mishap.cutAfter(1));
    }

    @Override
    public void stopsAfter(String piece) {
        after(piece, Mishap.stopsAfter(1));
    }

    @Override
    public void failsAfter(String piece) {
        after(piece, Mishap.failsAfter(1, Failure.overloaded()));
    }

    private void after(String piece, Mishap mishap) {
        server.next(Answer.of("").pieces(piece, " and more").with(mishap));
    }

    @Override
    public void offers(List<String> names) {
        server.models(names.toArray(String[]::new));
    }

    @Override
    public long calls() {
        return server.wire().requests();
    }

    @Override
    public boolean awaitCalls(long number, Duration limit) throws InterruptedException {
        return server.wire().awaitRequests(number, limit);
    }

    @Override
    public boolean seesTheCallerLeave(Duration limit) throws InterruptedException {
        Exchange latest = server.wire().last();
        return latest.awaitEnd(limit)
                && latest.ending().filter(Exchange.Ending.CLIENT_LEFT::equals).isPresent();
    }
}
