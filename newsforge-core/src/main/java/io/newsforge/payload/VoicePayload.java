package io.newsforge.payload;

import io.newsforge.platform.Markup;
import io.newsforge.text.Sentence;
import io.newsforge.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A script to be spoken: plain, as SSML 1.1 with a sentence each, and how long it will take. How numbers are spoken is left to the
 * engine, which knows the language.
 */
final class VoicePayload implements PayloadFormat {

    @Override
    public Payload write(Message message) {
        List<String> paragraphs = new ArrayList<>();
        if (!message.headline().isEmpty()) {
            paragraphs.add(ended(message.headline()));
        }
        message.body().lines().filter(line -> !line.isBlank()).forEach(paragraphs::add);
        if (!message.sourceLine().isEmpty()) {
            paragraphs.add(ended(message.sourceLine()));
        }
        String text = String.join("\n\n", paragraphs);
        return Fields.of("text", text)
                .put("ssml", ssml(paragraphs, message.language().orElse(Locale.ROOT)))
                .language("language", message)
                .put("estimatedSeconds", SpeechTime.seconds(text))
                .payload();
    }

    /** An engine pauses at the end of a sentence only if it sees one. */
    private static String ended(String line) {
        return Character.isLetterOrDigit(line.codePointBefore(line.length())) ? line + '.' : line;
    }

    private static String ssml(List<String> paragraphs, Locale language) {
        String tag = language.getLanguage().isEmpty() ? "" : " xml:lang=\"" + language.toLanguageTag() + '"';
        return "<speak version=\"1.1\" xmlns=\"http://www.w3.org/2001/10/synthesis\"" + tag + ">"
                + paragraphs.stream().map(VoicePayload::paragraph).collect(Collectors.joining())
                + "</speak>";
    }

    private static String paragraph(String text) {
        return "<p>"
                + Sentences.split(text).stream()
                        .map(Sentence::text)
                        .map(sentence -> "<s>" + Markup.HTML.escape(sentence) + "</s>")
                        .collect(Collectors.joining())
                + "</p>";
    }
}
