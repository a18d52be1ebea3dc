package io.newsforge.cli;

import io.newsforge.llm.provider.Anthropic;
import io.newsforge.llm.provider.OpenAi;
import io.newsforge.llm.router.ModelRouter;
import io.newsforge.llm.router.Route;
import io.newsforge.llm.router.RouterBuilder;
import io.newsforge.llm.spi.CredentialSource;
import io.newsforge.llm.spi.ModelProvider;
import io.newsforge.llm.writer.ModelPostWriter;
import io.newsforge.post.PostWriter;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The models named by {@code --route}, each the fallback of the one before it, with keys and addresses of the environment. */
final class ModelRoutes implements AutoCloseable {

    private static final String EXPECTED = " (expected: openai:MODEL or anthropic:MODEL)";

    private final Map<String, String> environment;
    private final Map<String, ModelProvider> providers = new LinkedHashMap<>();
    private final ModelRouter router;

    ModelRoutes(List<String> routes, Map<String, String> environment) {
        this.environment = environment;
        RouterBuilder builder = ModelRouter.builder();
        routes.stream().distinct().forEach(route -> builder.route(route(route)));
        this.router = builder.build();
    }

    PostWriter writer() {
        return ModelPostWriter.using(router);
    }

    private Route route(String route) {
        int colon = route.indexOf(':');
        if (colon < 0 || route.substring(colon + 1).isBlank()) {
            throw new UsageException("--route: " + route + EXPECTED);
        }
        String vendor = route.substring(0, colon);
        ModelProvider provider = providers.get(vendor);
        if (provider == null) {
            provider = provider(vendor, route);
            providers.put(vendor, provider);
        }
        return Route.of(route, provider, route.substring(colon + 1));
    }

    private ModelProvider provider(String vendor, String route) {
        return switch (vendor) {
            case "openai" -> openAi(route);
            case "anthropic" -> anthropic(route);
            default -> throw new UsageException("--route: " + route + EXPECTED);
        };
    }

    private ModelProvider openAi(String route) {
        OpenAi.Builder builder = OpenAi.builder().credentials(key("OPENAI_API_KEY", route));
        String address = environment.getOrDefault("OPENAI_BASE_URL", "");
        return address.isBlank()
                ? builder.build()
                : builder.baseUrl(address("OPENAI_BASE_URL", address)).build();
    }

    private ModelProvider anthropic(String route) {
        Anthropic.Builder builder = Anthropic.builder().credentials(key("ANTHROPIC_API_KEY", route));
        String address = environment.getOrDefault("ANTHROPIC_BASE_URL", "");
        return address.isBlank()
                ? builder.build()
                : builder.baseUrl(address("ANTHROPIC_BASE_URL", address)).build();
    }

    private CredentialSource key(String variable, String route) {
        String key = environment.getOrDefault(variable, "").strip();
        if (key.isEmpty()) {
            throw new UsageException("--route: " + route + " (expected: a key in " + variable
                    + "; without one leave --route out, and posts are made of the article's own sentences)");
        }
        try {
            return CredentialSource.of(key);
        } catch (IllegalArgumentException e) {
            throw new UsageException(variable + ": " + e.getMessage());
        }
    }

    private static URI address(String variable, String value) {
        try {
            URI address = URI.create(value.strip());
            if (address.getHost() != null && List.of("http", "https").contains(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException(variable + ": " + e.getMessage() + " (expected: an http or https address)");
        }
        throw new UsageException(variable + ": " + value + " (expected: an http or https address)");
    }

    @Override
    public void close() {
        router.close();
        providers.values().forEach(ModelProvider::close);
    }
}
