package io.newsforge.llm.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.newsforge.llm.spi.ErrorKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a snapshot tells of a route's attempts. */
class RouteTrafficTest {

    private final World world = new World();
    private final ModelRouter router =
            world.router().route(world.first().build()).build();

    private RouteSnapshot seen() {
        return router.snapshot().get(0);
    }

    @Test
    void aRouteThatNobodyAskedHasNoTraffic() {
        assertThat(seen().attempts()).isZero();
        assertThat(seen().quietFor()).isEmpty();
    }

    @Test
    void answersAndFailuresOfTheProviderAreCounted() {
        world.one.script(
                "m1", FakeModel.says("ok"), FakeModel.fails(ErrorKind.OVERLOADED), FakeModel.fails(ErrorKind.REFUSED));

        router.send(World.PROMPT);
        World.failure(() -> router.send(World.PROMPT));
        World.failure(() -> router.send(World.PROMPT));

        assertThat(seen().attempts()).isEqualTo(3);
        assertThat(seen().failures()).isEqualTo(1);
    }

    @Test
    void whatTheCallerDidWrongIsNotCounted() {
        world.one.script("m1", FakeModel.fails(ErrorKind.INVALID_REQUEST));

        World.failure(() -> router.send(World.PROMPT));

        assertThat(seen().attempts()).isZero();
        assertThat(seen().quietFor()).isEmpty();
    }

    @Test
    void itIsQuietSinceTheLastAttemptEnded() {
        world.one.script("m1", world.takes(Duration.ofSeconds(2), FakeModel.fails(ErrorKind.PROVIDER_FAILED)));

        World.failure(() -> router.send(World.PROMPT));
        world.time.advance(Duration.ofMinutes(6));

        assertThat(seen().quietFor()).contains(Duration.ofMinutes(6));
    }
}
