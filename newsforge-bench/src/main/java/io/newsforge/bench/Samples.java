package io.newsforge.bench;

import java.nio.charset.StandardCharsets;

/** Input of the benchmarks: always the same, of our own writing, shaped like a news page of about 100 KB with 6 KB of text. */
final class Samples {

    /** 280 UTF-16 units with a link, two hashtags and an emoji, as a news post has them. */
    static final String ENGLISH_POST = """
            The Eastbay harbour ferry began running on batteries alone on Friday, and the city says each crossing now costs 38% \
            less than it did with diesel. Two more ferries follow by 2027 \u26f4\ufe0f #Ferry #Eastbay \
            https://courier.example.com/2026/11/harbour-ferry-goes-electric-after-refit""";

    static final String KOREAN_POST =
            "한빛시가 다음 달 1일부터 심야버스 12개 노선을 24시간 운행한다고 20일 밝혔다. 요금은 2천500원으로 낮보다 비싸지만 30분 안에 갈아타면 환승"
                    + " 할인을 받는다. \ud83d\ude8c #심야버스 https://hanbit.example.com/news/1";

    private static final String[] SENTENCES = {
        "The Eastbay harbour ferry began running on batteries alone on Friday, and the city says each crossing costs 38% less.",
        "The 32-metre vessel carries 220 passengers across the 4.1-kilometre strait in 14 minutes.",
        "“We expected to save a third of the fuel bill,” said Joana Reis, who heads the ferry authority.",
        "Fares will stay at $3.20 until at least June 2028, the authority said.",
        "The boatmen's union says the new timetable leaves crews too little time to dock in strong wind.",
        "It has asked the port for an independent review, which is to report by the end of March.",
        "Two more ferries are to be converted by the end of 2027 if winter departures hold up.",
    };

    private static final int PARAGRAPHS = 26;
    private static final int MENU_LINKS = 700;

    private Samples() {}

    /** A page with menus, consent box, related links and footer around the article. */
    static byte[] page() {
        StringBuilder html = new StringBuilder(
                "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Harbour ferry goes electric | Courier</title>"
                        + "<link rel=\"canonical\" href=\"https://courier.example.com/ferry\">"
                        + "<meta property=\"og:title\" content=\"Harbour ferry goes electric\">"
                        + "<meta property=\"article:published_time\" content=\"2026-11-20T08:30:00Z\"></head><body><nav>");
        links(html, MENU_LINKS);
        html.append("</nav><div class=\"cookie-consent\">We use cookies. <button>Accept</button></div><main><article>")
                .append("<h1>Harbour ferry goes electric</h1><p class=\"byline\">By Mara Lindqvist</p>");
        for (int i = 0; i < PARAGRAPHS; i++) {
            html.append("<p>").append(SENTENCES[i % SENTENCES.length]).append(' ');
            html.append(SENTENCES[(i * 3 + 1) % SENTENCES.length]).append("</p>\n");
        }
        html.append("</article></main><aside class=\"related\">");
        links(html, MENU_LINKS / 4);
        html.append("</aside><footer>");
        links(html, MENU_LINKS / 4);
        return html.append("</footer></body></html>").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** About 6 KB of prose in paragraphs of two sentences: the text of the page above. */
    static String articleText() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < PARAGRAPHS; i++) {
            text.append(SENTENCES[i % SENTENCES.length])
                    .append(' ')
                    .append(SENTENCES[(i * 3 + 1) % SENTENCES.length])
                    .append("\n\n");
        }
        return text.toString();
    }

    private static void links(StringBuilder html, int count) {
        html.append("<ul>");
        for (int i = 0; i < count; i++) {
            html.append("<li class=\"menu-item level-")
                    .append(i % 3)
                    .append("\"><a href=\"/section/")
                    .append(i);
            html.append("\" data-track=\"nav\">Section ").append(i).append("</a></li>\n");
        }
        html.append("</ul>");
    }
}
