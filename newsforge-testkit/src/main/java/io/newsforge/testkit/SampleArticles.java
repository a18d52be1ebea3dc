package io.newsforge.testkit;

import io.newsforge.article.Article;
import io.newsforge.article.ArticleImage;
import io.newsforge.article.Paragraph;
import io.newsforge.article.PublicationDate;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Locale;

/** Articles of our own writing for tests: always the same, with everything an article can have. */
public final class SampleArticles {

    private SampleArticles() {}

    /**
     * An article in English about a harbour ferry.
     *
     * @return an article with title, byline, date, address, image, headings and a quotation
     */
    public static Article english() {
        return Article.builder()
                .title("Harbour ferry goes electric, cutting crossing cost by 38%")
                .byline("Mara Lindqvist")
                .published(PublicationDate.of(OffsetDateTime.parse("2026-11-20T08:30:00Z")))
                .language(Locale.ENGLISH)
                .site("Eastbay Courier")
                .canonicalUrl(URI.create("https://courier.example.com/2026/11/harbour-ferry-electric"))
                .paragraph(
                        "The Eastbay harbour ferry began running on batteries alone on Friday, and the city says each"
                                + " crossing now costs 38% less than it did with diesel.")
                .paragraph(
                        "The 32-metre vessel, named Tern, carries 220 passengers across the 4.1-kilometre strait in 14"
                                + " minutes. The refit cost $11.4 million, of which the state paid $7 million.")
                .paragraph(
                        "“We expected to save a third of the fuel bill, and we are already past that,” said Joana Reis,"
                                + " who heads the Eastbay Ferry Authority.")
                .paragraph(new Paragraph(Paragraph.Kind.HEADING, "Fares stay the same"))
                .paragraph("Fares will stay at $3.20 until at least June 2028, the authority said.")
                .image(new ArticleImage(
                        URI.create("https://courier.example.com/img/ferry.jpg"),
                        "A white ferry leaves the pier at dawn",
                        "The Tern leaves Pier 3."))
                .build();
    }

    /**
     * An article in Korean about a night bus.
     *
     * @return an article with title, byline, date and address
     */
    public static Article korean() {
        return Article.builder()
                .title("한빛시, 심야버스 12개 노선 24시간 운행")
                .byline("윤가람")
                .published(PublicationDate.of(OffsetDateTime.parse("2026-11-20T09:10:00+09:00")))
                .language(Locale.KOREAN)
                .site("한빛일보")
                .canonicalUrl(URI.create("https://hanbit.example.com/news/20261120/night-bus"))
                .paragraph("한빛시가 다음 달 1일부터 심야버스 12개 노선을 24시간 운행한다고 20일 밝혔다.")
                .paragraph("심야버스 요금은 2천500원으로 낮 시간보다 1천 원 비싸지만, 지하철에서 30분 안에 갈아타면 환승 할인을 받는다.")
                .paragraph("정다온 한빛시 교통국장은 “내년에는 산업단지 노선 3개를 더 늘리겠다”고 말했다.")
                .build();
    }
}
