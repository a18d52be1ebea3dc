package io.newsforge.payload;

import io.newsforge.platform.Markup;

/** A message as HTML: heading, first image, paragraphs, source and link. Everything in it is escaped. */
final class HtmlText {

    private HtmlText() {}

    static String of(Message message, String heading) {
        StringBuilder html = new StringBuilder();
        if (!message.headline().isEmpty()) {
            html.append('<')
                    .append(heading)
                    .append('>')
                    .append(Markup.HTML.escape(message.headline()))
                    .append("</")
                    .append(heading)
                    .append(">\n");
        }
        message.images().stream().limit(1).forEach(image -> html.append(figure(image)));
        StringBuilder text = new StringBuilder();
        paragraphs(text, message.body());
        paragraphs(text, message.sourceLine());
        message.link().ifPresent(link -> link(text, link));
        return html.append(text).toString();
    }

    /** A template may have put the address into the text already. */
    private static void link(StringBuilder text, String link) {
        String shown = Markup.HTML.escape(link);
        int at = text.indexOf(shown);
        while (at >= 0 && !isWhole(text, at + shown.length())) {
            at = text.indexOf(shown, at + 1);
        }
        if (at < 0) {
            text.append("<p>").append(Markup.HTML.link(link)).append("</p>\n");
        } else {
            text.replace(at, at + shown.length(), Markup.HTML.link(link));
        }
    }

    /** Whether an address that ends here is not the beginning of a longer one. */
    private static boolean isWhole(StringBuilder text, int end) {
        return end == text.length() || text.charAt(end) == '<' || Character.isWhitespace(text.charAt(end));
    }

    private static void paragraphs(StringBuilder html, String text) {
        if (!text.isEmpty()) {
            html.append(Markup.HTML.block(Markup.HTML.escape(text))).append('\n');
        }
    }

    private static String figure(PostImage image) {
        return "<figure><img src=\"" + Markup.HTML.escape(image.url().toString()) + "\" alt=\""
                + Markup.HTML.escape(image.alt()) + "\" style=\"max-width:100%\"></figure>\n";
    }
}
