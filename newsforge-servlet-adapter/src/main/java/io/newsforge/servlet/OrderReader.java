package io.newsforge.servlet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.newsforge.ConversionRequest;
import io.newsforge.Source;
import io.newsforge.article.ArticleDocument;
import io.newsforge.json.ConversionJson;
import io.newsforge.platform.PlatformCatalog;
import io.newsforge.platform.UnknownPlatformException;
import io.newsforge.post.Style;
import io.newsforge.quota.Subject;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads what a request asks for, and names the field where it is not as documented.
 *
 * <pre>{@code
 * {"url": "https://..." | "html": "..." | "text": "...", "platforms": ["x"], "style": "news|brief|thread", "language": "ko"}
 * {"sources": [{"url": ...}, {"html": ...}], "platforms": ..., "style": ..., "language": ...}
 * }</pre>
 */
final class OrderReader {

    private static final int DEEPEST = 8;
    private static final int LONGEST_NUMBER = 32;
    private static final int LONGEST_NAME = 64;
    private static final Set<String> SOURCE = Set.of("url", "html", "text");
    private static final Set<String> ONE = Set.of("url", "html", "text", "platforms", "style", "language");
    private static final Set<String> MANY = Set.of("sources", "platforms", "style", "language");

    private final PlatformCatalog platforms;
    private final int mostSources;
    private final ObjectMapper mapper;

    OrderReader(PlatformCatalog platforms, Limits limits) {
        this.platforms = platforms;
        this.mostSources = limits.sources();
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxNumberLength(LONGEST_NUMBER)
                .maxNameLength(LONGEST_NAME)
                .maxStringLength(limits.bodyBytes())
                .build();
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(constraints)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        this.mapper = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    Order one(byte[] body, Subject subject) {
        Fields fields = new Fields("", parsed(body)).only(ONE);
        return new Order(List.of(source(fields)), request(fields, subject));
    }

    Order many(byte[] body, Subject subject) {
        Fields fields = new Fields("", parsed(body)).only(MANY);
        List<Source> sources = new ArrayList<>();
        for (Fields each : fields.objects("sources", mostSources)) {
            sources.add(source(each.only(SOURCE)));
        }
        return new Order(sources, request(fields, subject));
    }

    private JsonNode parsed(byte[] body) {
        try {
            return mapper.readTree(body);
        } catch (StreamConstraintsException e) {
            throw Problem.field("body", "too deep, or a number or name too long", "at most " + DEEPEST + " levels")
                    .thrown();
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw Problem.field("body", "no JSON" + where, "one JSON object, each field once")
                    .thrown();
        } catch (IOException e) {
            throw Problem.field("body", "no text", "JSON in UTF-8").thrown();
        }
    }

    private static Source source(Fields fields) {
        List<String> given = fields.names(SOURCE);
        if (given.size() != 1) {
            String found = given.isEmpty() ? "none of url, html, text" : String.join(" and ", given);
            throw Problem.field(fields.path("url"), found, "exactly one of url, html, text")
                    .thrown();
        }
        String field = given.get(0);
        String value = fields.text(field);
        return switch (field) {
            case "url" -> Source.url(address(fields.path(field), value));
            case "html" -> Source.document("html", ArticleDocument.html(value));
            default -> Source.document("text", ArticleDocument.plainText(value));
        };
    }

    private static URI address(String field, String value) {
        try {
            return new URI(value);
        } catch (URISyntaxException e) {
            throw Problem.field(field, "no address", "an http or https address").thrown();
        }
    }

    private ConversionRequest request(Fields fields, Subject subject) {
        ConversionRequest.Builder request = ConversionRequest.builder().subject(subject);
        fields.texts("platforms").forEach(id -> request.to(known(id)));
        fields.optional("style").ifPresent(style -> request.style(style(style)));
        fields.optional("language").ifPresent(tag -> request.language(language(tag)));
        return request.build();
    }

    private String known(String id) {
        try {
            return platforms.require(id).id();
        } catch (UnknownPlatformException e) {
            String ids = platforms.all().stream().map(it -> it.id()).collect(Collectors.joining(", "));
            throw Problem.field("platforms", id, "some of " + ids).thrown();
        }
    }

    private static Style style(String name) {
        return Arrays.stream(Style.values())
                .filter(style -> ConversionJson.name(style).equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.field(
                                "style",
                                name,
                                "one of "
                                        + Arrays.stream(Style.values())
                                                .map(ConversionJson::name)
                                                .collect(Collectors.joining(", ")))
                        .thrown());
    }

    private static Locale language(String tag) {
        Locale language = Locale.forLanguageTag(tag);
        if (language.getLanguage().isEmpty()) {
            throw Problem.field("language", tag, "a BCP 47 tag such as ko or pt-BR")
                    .thrown();
        }
        return language;
    }
}
