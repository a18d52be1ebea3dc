package io.newsforge.payload;

import io.newsforge.platform.Markup;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code chat.postMessage} (docs.slack.dev, checked 2026-11): a header, the text as plain text, in which no sign acts, and the link
 * by itself. {@code text} is what notifications show.
 */
final class SlackPayload implements PayloadFormat {

    @Override
    public Payload write(Message message) {
        List<Fields> blocks = new ArrayList<>();
        String header = message.fields().getOrDefault("header", "");
        if (!header.isEmpty()) {
            blocks.add(Fields.of("type", "header").put("text", plain(Markup.SLACK.escape(header))));
        }
        blocks.add(Fields.of("type", "section").put("text", plain(message.written())));
        message.link()
                .ifPresent(link -> blocks.add(Fields.of("type", "context").each("elements", List.of(link(link)))));
        return Fields.of("text", Markup.SLACK.escape(header.isEmpty() ? message.text() : header))
                .put("mrkdwn", false)
                .put("unfurl_links", false)
                .each("blocks", blocks)
                .payload();
    }

    private static Fields plain(String text) {
        return Fields.of("type", "plain_text").put("text", text).put("emoji", false);
    }

    /** An address in brackets is the one thing of mrkdwn that is wanted; a bar or bracket in it would end it. */
    private static Fields link(String link) {
        String safe = link.replace("|", "%7C").replace("<", "%3C").replace(">", "%3E");
        return Fields.of("type", "mrkdwn").put("text", "<" + safe.replace("&", "&amp;") + ">");
    }
}
