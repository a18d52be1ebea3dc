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
        paragraphs(html, message.body());
        paragraphs(html, message.sourceLine());
        message.link().ifPresent(link -> link(html, link));
        return html.toString();
    }

    /** A template may have put the address into the text already. */
    private static void link(StringBuilder html, String link) {
        String shown = Markup.HTML.escape(link);
        int at = html.indexOf(shown);
        if (at < 0) {
            html.append("<p>").append(Markup.HTML.link(link)).append("</p>\n");
        } else {
            html.replace(at, at + shown.length(), Markup.HTML.link(link));
        }
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
