package io.newsforge.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.YearMonth;

/** Reads the limits of a Mastodon server, or of a fork, from what it says of itself. */
public final class MastodonInstance {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LONGEST = 1 << 20;

    private MastodonInstance() {}

    /**
     * The rules of one server.
     *
     * @param id what the platform is to be asked for by, such as {@code mastodon} or {@code our-mastodon}
     * @param json the answer of {@code GET /api/v2/instance}, at most a million characters (docs.joinmastodon.org, checked 2026-11)
     * @param checked when it was asked
     * @return Mastodon with the server's own length, price of a URL, number of images and length of their descriptions; what it does
     *     not say stays at the default
     * @throws PlatformRulesException if it is no such answer, or a number in it is out of range
     */
    public static PlatformSpec rules(String id, String json, YearMonth checked) {
        if (json.length() > LONGEST) {
            throw new PlatformRulesException(
                    "instance: " + json.length() + " characters (expected: at most " + LONGEST + ")");
        }
        JsonNode root = tree(json);
        JsonNode statuses = root.path("configuration").path("statuses");
        JsonNode media = root.path("configuration").path("media_attachments");
        if (!statuses.isObject()) {
            throw new PlatformRulesException(
                    "instance: no configuration.statuses (expected: the answer of /api/v2/instance)");
        }
        RuleSource source = new RuleSource.Published(
                "/api/v2/instance of " + root.path("domain").asText("the server"),
                checked,
                RuleSource.Confidence.SOURCE);
        Meter meter = Meter.mastodon(number(statuses, "characters_reserved_per_url", 23));
        int images = number(statuses, "max_media_attachments", 4);
        return PlatformCatalog.builtIn().require("mastodon").toBuilder()
                .id(id)
                .limit(new TextLimit(number(statuses, "max_characters", 500), meter, source))
                .media(new MediaRule(0, images, source))
                .field(new FieldRule(
                        "alt",
                        FieldRule.Role.ALT_TEXT,
                        new TextLimit(number(media, "description_limit", 1_500), Meter.UTF16_UNITS, source),
                        FieldRule.Overrun.REFUSED))
                .build();
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new PlatformRulesException("instance: no JSON (expected: the answer of /api/v2/instance)", e);
        }
    }

    private static int number(JsonNode node, String name, int otherwise) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isInt() || value.asInt() < 1) {
            throw new PlatformRulesException(name + ": " + value + " (expected: a whole number >= 1)");
        }
        return value.asInt();
    }
}
