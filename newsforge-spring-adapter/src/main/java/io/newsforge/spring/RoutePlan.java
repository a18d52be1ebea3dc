package io.newsforge.spring;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Properties and environment put together: which routes there are, and which are off for want of a key.
 *
 * @param usable the routes that can be called, in order
 * @param off the routes without a key, in order
 */
record RoutePlan(List<Planned> usable, List<Planned> off) {

    private static final String PREFIX = "newsforge.routes.";

    /** A route with everything filled in. Does not show its key. */
    record Planned(
            String name,
            Vendor vendor,
            String model,
            @Nullable URI baseUrl,
            @Nullable String key,
            RouteProperties settings) {

        boolean isUsable() {
            return key != null || !vendor.needsKey();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static RoutePlan read(Environment environment) {
        return of(Binder.get(environment).bindOrCreate("newsforge", RoutesProperties.class), environment);
    }

    static RoutePlan of(RoutesProperties properties, Environment environment) {
        List<Planned> usable = new ArrayList<>();
        List<Planned> off = new ArrayList<>();
        routes(properties, environment).forEach((name, settings) -> {
            Planned planned = planned(name, settings, properties, environment);
            (planned.isUsable() ? usable : off).add(planned);
        });
        return new RoutePlan(List.copyOf(usable), List.copyOf(off));
    }

    private static Map<String, RouteProperties> routes(RoutesProperties properties, Environment environment) {
        Map<String, RouteProperties> all = new LinkedHashMap<>();
        if (properties.routes().isEmpty()) {
            for (Vendor vendor : List.of(Vendor.OPENAI, Vendor.ANTHROPIC)) {
                if (!Settings.isMissing(environment.getProperty(vendor.variable()))) {
                    all.put(vendor.name().toLowerCase(Locale.ROOT), RouteProperties.defaults());
                }
            }
            return all;
        }
        Set<String> names = new LinkedHashSet<>(properties.routing().order());
        names.addAll(properties.routes().keySet());
        names.forEach(name -> all.put(name, properties.routes().get(name)));
        return all;
    }

    private static Planned planned(
            String name, RouteProperties settings, RoutesProperties properties, Environment environment) {
        Vendor vendor = settings.provider() != null ? settings.provider() : namesake(name);
        String key = Settings.isMissing(settings.apiKey()) ? variable(vendor, environment) : settings.apiKey();
        return new Planned(
                name,
                vendor,
                model(name, vendor, settings, properties),
                baseUrl(name, vendor, settings, properties),
                Settings.isMissing(key) ? null : key,
                settings);
    }

    private static @Nullable String variable(Vendor vendor, Environment environment) {
        return vendor.needsKey() ? environment.getProperty(vendor.variable()) : null;
    }

    private static Vendor namesake(String name) {
        for (Vendor vendor : List.of(Vendor.OPENAI, Vendor.ANTHROPIC)) {
            if (vendor.name().equalsIgnoreCase(name)) {
                return vendor;
            }
        }
        throw new WrongSettingException(
                PREFIX + name + ".provider", Settings.NONE, "openai, openai-responses, anthropic or compatible");
    }

    private static String model(String name, Vendor vendor, RouteProperties settings, RoutesProperties properties) {
        if (settings.model() != null) {
            return settings.model();
        }
        return switch (vendor) {
            case OPENAI, OPENAI_RESPONSES -> properties.openai().model();
            case ANTHROPIC -> properties.anthropic().model();
            case COMPATIBLE ->
                throw new WrongSettingException(
                        PREFIX + name + ".model", Settings.NONE, "the model's name at the server");
        };
    }

    private static @Nullable URI baseUrl(
            String name, Vendor vendor, RouteProperties settings, RoutesProperties properties) {
        if (settings.baseUrl() != null) {
            return settings.baseUrl();
        }
        return switch (vendor) {
            case OPENAI, OPENAI_RESPONSES -> properties.openai().baseUrl();
            case ANTHROPIC -> properties.anthropic().baseUrl();
            case COMPATIBLE ->
                throw new WrongSettingException(
                        PREFIX + name + ".base-url",
                        Settings.NONE,
                        "the server's address, such as http://localhost:11434/v1");
        };
    }
}
