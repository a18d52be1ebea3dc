package io.newsforge.testkit.llm;

import io.newsforge.llm.spi.Billing;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.Finish;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.Usage;
import java.time.Duration;
import java.util.List;

/** A model in memory has no far side but its script; a caller has left it once no call is under way. */
final class ScriptedFarSide implements FarSide {

    private final ScriptedModel model = ScriptedModel.create();

    ScriptedModel model() {
        return model;
    }

    @Override
    public void answers(List<String> pieces, Usage usage) {
        model.next(Turn.reply(pieces.toArray(String[]::new)).usage(usage));
    }

    @Override
    public void answersTooLong(String text) {
        model.next(Turn.reply(text).finish(Finish.LENGTH));
    }

    @Override
    public void refuses(String words) {
        fails(ModelError.of(ErrorKind.REFUSED, "scripted").billing(Billing.BILLED));
    }

    @Override
    public void rateLimits(Duration retryAfter) {
        fails(ModelError.of(ErrorKind.RATE_LIMITED, "scripted").retryAfter(retryAfter));
    }

    @Override
    public void hasNoQuotaLeft() {
        model.next(Turn.fails(ErrorKind.QUOTA_SPENT));
    }

    @Override
    public void isOverloaded() {
        model.next(Turn.fails(ErrorKind.OVERLOADED));
    }

    @Override
    public void rejectsTheKey(String quoted) {
        fails(ModelError.of(ErrorKind.AUTHENTICATION, "scripted").detail(quoted));
    }

    @Override
    public void rejectsTheRequest() {
        model.next(Turn.fails(ErrorKind.INVALID_REQUEST));
    }

    @Override
    public void findsNoModel() {
        model.next(Turn.fails(ErrorKind.MODEL_NOT_FOUND));
    }

    @Override
    public void talksNonsense() {
        model.next(Turn.fails(ErrorKind.MALFORMED));
    }

    private void fails(ModelError.Builder error) {
        model.next(Turn.fails(error.build()));
    }

    @Override
    public void hangs() {
        model.next(Turn.hangs());
    }

    @Override
    public void hangsAfter(String piece) {
        model.next(Turn.reply(piece).thenHangs());
    }

    @Override
    public void breaksAfter(String piece) {
        model.next(Turn.reply(piece).thenFails(ErrorKind.CUT));
    }

    @Override
    public void stopsAfter(String piece) {
        model.next(Turn.reply(piece).thenFails(ErrorKind.CUT));
    }

    @Override
    public void failsAfter(String piece) {
        model.next(Turn.reply(piece).thenFails(ErrorKind.OVERLOADED));
    }

    @Override
    public void offers(List<String> names) {
        model.models(names.toArray(String[]::new));
    }

    @Override
    public long calls() {
        return model.asked().size();
    }

    @Override
    public boolean awaitCalls(long number, Duration limit) throws InterruptedException {
        return model.awaitAsked(number, limit);
    }

    @Override
    public boolean seesTheCallerLeave(Duration limit) throws InterruptedException {
        return model.awaitIdle(limit);
    }
}
