package io.newsforge.llm.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.newsforge.llm.spi.Call;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.ModelError;
import io.newsforge.llm.spi.Secret;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A credential that a call brings reaches the account it is for, and nobody else. */
class AccountsTest {

    private static final Account OURS = Account.of("ours");
    private static final Account GATEWAY = Account.of("gateway");

    private final World world = new World();
    private final FakeModel vendor = new FakeModel("openai");
    private final FakeModel gateway = new FakeModel("openai");
    private final List<Call> atGateway = new ArrayList<>();

    @Test
    void aCredentialIsNotSentToAnotherProviderOfTheSameName() {
        vendor.always(FakeModel.fails(ModelError.of(ErrorKind.OVERLOADED, "fake")));
        gateway.always((model, call) -> {
            atGateway.add(call);
            return FakeModel.says("ok").run(model, call);
        });
        ModelRouter router = world.router()
                .route(Route.builder("direct", vendor, "m").account(OURS).build())
                .route(Route.builder("third party", gateway, "m")
                        .account(GATEWAY)
                        .build())
                .build();
        CallOptions own = CallOptions.builder()
                .credential("ours", Secret.of("sk-for-the-vendor"))
                .build();

        RoutingException failed = World.failure(() -> router.send(World.PROMPT, own));

        assertThat(failed.trace().passedOver()).contains(new PassedOver.NoCredential("third party", "gateway"));
        assertThat(atGateway).isEmpty();
    }

    @Test
    void aCredentialForTheNameOfTwoAccountsIsRefused() {
        ModelRouter twice = world.router()
                .route(Route.of("direct", vendor, "m"))
                .route(Route.of("third party", gateway, "m"))
                .build();
        CallOptions own = CallOptions.builder()
                .credential("openai", Secret.of("sk-for-whom"))
                .build();

        assertThatThrownBy(() -> twice.send(World.PROMPT, own))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("credential: for openai, the name of 2 accounts");
        assertThatThrownBy(() -> twice.dryRun(World.PROMPT, own)).isInstanceOf(IllegalArgumentException.class);
        assertThat(vendor.sent("m") + gateway.sent("m")).isZero();
        assertThat(twice.send(World.PROMPT).text()).isEqualTo("ok");
    }
}
