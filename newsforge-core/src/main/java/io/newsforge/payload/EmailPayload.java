package io.newsforge.payload;

import io.newsforge.platform.Markup;

/**
 * The parts of a newsletter: subject, preheader, {@code text/plain} and {@code text/html}. The host adds sender, address and the
 * ways to unsubscribe. All text is in Unicode; the host's mail library encodes headers.
 */
final class EmailPayload implements PayloadFormat {

    private static final String HIDDEN = "display:none;max-height:0;overflow:hidden;mso-hide:all";

    @Override
    public Payload write(Message message) {
        return Fields.none()
                .all(message.fields())
                .put("text", message.text())
                .put("html", html(message))
                .payload();
    }

    private static String html(Message message) {
        String preheader = Markup.HTML.escape(message.fields().getOrDefault("preheader", ""));
        String language = message.language()
                .map(it -> " lang=\"" + Markup.HTML.escape(it.toLanguageTag()) + '"')
                .orElse("");
        return "<!DOCTYPE html>\n<html" + language + ">\n<head><meta charset=\"utf-8\"><title>"
                + Markup.HTML.escape(message.fields().getOrDefault("subject", ""))
                + "</title></head>\n<body style=\"font-family:sans-serif;line-height:1.5;max-width:600px;margin:0 auto\">\n"
                + (preheader.isEmpty() ? "" : "<div style=\"" + HIDDEN + "\">" + preheader + "</div>\n")
                + HtmlText.of(message, "h1")
                + "</body>\n</html>\n";
    }
}
