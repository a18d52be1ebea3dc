package io.newsforge.payload;

import io.newsforge.platform.Markup;

/** {@code sendMessage} (Bot API 10.1, checked 2026-11). The preview is of the article's link, whatever else the text holds. */
final class TelegramPayload implements PayloadFormat {

    @Override
    public Payload write(Message message) {
        Fields fields = Fields.of("text", message.written());
        if (message.platform().markup() == Markup.TELEGRAM_HTML) {
            fields.put("parse_mode", "HTML");
        } else if (message.platform().markup() == Markup.TELEGRAM_MARKDOWN_V2) {
            fields.put("parse_mode", "MarkdownV2");
        }
        Fields preview =
                message.link().isPresent() ? Fields.of("url", message.link().get()) : Fields.of("is_disabled", true);
        return fields.put("link_preview_options", preview).payload();
    }
}
