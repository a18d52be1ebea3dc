package io.newsforge.testkit.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.testkit.ManualTime;
import io.newsforge.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScriptedModelTest extends ModelProviderContract {

    private final ScriptedFarSide far = new ScriptedFarSide();

    @Override
    protected FarSide farSide() {
        return far;
    }

    @Override
    protected ModelProvider provider() {
        return far.model();
    }

    @Test
    void letsADelayPassOnManualTimeAsFarAsTheDeadlineAllows() {
        ManualTime time = ManualTime.startingAt(Instant.EPOCH);
        ScriptedModel model = ScriptedModel.builder().time(time).build();
        model.always(Turn.reply("Hello").after(Duration.ofSeconds(20)));
        Call call = Call.within(Deadline.after(Duration.ofSeconds(30), time));

        assertThat(model.chat("m", Prompt.of("Hi"), call).text()).isEqualTo("Hello");
        assertKind(failure(() -> model.chat("m", Prompt.of("Hi"), call)), ErrorKind.DEADLINE);
        assertThat(time.nanos()).isEqualTo(Duration.ofSeconds(30).toNanos());
        assertThat(model.asked()).hasSize(2);
    }

    @Test
    void answersByWhatItIsAsked() {
        ScriptedModel model = ScriptedModel.create();
        model.script(asked -> asked.model().equals("down") ? Turn.fails(ErrorKind.UNREACHABLE) : Turn.reply("up"));

        assertThat(model.chat("a", prompt(), call()).text()).isEqualTo("up");
        assertKind(failure(() -> model.chat("down", prompt(), call())), ErrorKind.UNREACHABLE);
    }

    @Test
    void answersInTheNameOfTheModelThatAnswered() {
        ScriptedModel model = ScriptedModel.create();
        model.next(Turn.reply("a").answeredBy("a-0613").after(Duration.ofNanos(1)), Turn.reply("b"));

        assertThat(model.chat("a", prompt(), call()).model()).isEqualTo("a-0613");
        assertThat(model.chat("b", prompt(), call()).model()).isEqualTo("b");
    }
}
