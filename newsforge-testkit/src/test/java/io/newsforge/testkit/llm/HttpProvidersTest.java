package io.newsforge.testkit.llm;

import io.newsforge.llm.spi.ModelProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** Our clients keep what every provider promises. */
class HttpProvidersTest {

    abstract static class OverHttp extends ModelProviderContract {

        private final FaultyProvider server = FaultyProvider.start();
        private final Vendor vendor;

        OverHttp(Vendor vendor) {
            this.vendor = vendor;
        }

        @Override
        protected FarSide farSide() {
            return FarSide.of(server);
        }

        @Override
        protected ModelProvider provider() {
            return vendor.connect(server);
        }

        @AfterEach
        void stop() {
            server.close();
        }
    }

    @Nested
    class OpenAiChat extends OverHttp {

        OpenAiChat() {
            super(Vendor.OPENAI_CHAT);
        }
    }

    @Nested
    class OpenAiResponses extends OverHttp {

        OpenAiResponses() {
            super(Vendor.OPENAI_RESPONSES);
        }
    }

    @Nested
    class AnthropicOf2023 extends OverHttp {

        AnthropicOf2023() {
            super(Vendor.ANTHROPIC_2023);
        }
    }

    @Nested
    class AnthropicOf2026 extends OverHttp {

        AnthropicOf2026() {
            super(Vendor.ANTHROPIC_2026);
        }
    }

    @Nested
    class Compatible extends OverHttp {

        Compatible() {
            super(Vendor.COMPATIBLE);
        }
    }
}
