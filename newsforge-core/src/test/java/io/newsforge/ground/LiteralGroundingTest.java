package io.newsforge.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.newsforge.article.Article;
import io.newsforge.article.ArticleImage;
import io.newsforge.article.PublicationDate;
import io.newsforge.payload.PostImage;
import io.newsforge.post.Draft;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralGroundingTest {

    private static final URI ADDRESS = URI.create("https://courier.example.com/2026/ferry");

    private static List<Finding> findings(String article, String draft) {
        return Grounding.literal()
                .against(Article.builder()
                        .canonicalUrl(ADDRESS)
                        .language(Locale.ENGLISH)
                        .paragraph(article)
                        .build())
                .findings(Draft.of(draft));
    }

    private static void finds(String article, String draft, Finding.Kind kind, String quote) {
        assertThat(findings(article, draft)).containsExactly(new Finding(kind, quote));
    }

    @Nested
    class Numbers {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                Profit rose to 12,000 won. | 12000
                Profit rose to 12,000 won. | 1만 2천 원
                Profit rose to 12,000 won. | 1만2천원
                It drew 120 million people. | 1억 2,000만 명
                It drew 120 million people. | 120m
                It cost $11.4 million. | $11.4M
                It cost $11.4 million. | 1140만 달러
                요금은 2천500원이다. | 2,500원
                요금은 2천 500원이다. | 2500원
                1천200만 명이 봤다. | 12,000,000
                3조 5천억 원을 썼다. | 3.5조 원
                It fell 3.25% in May. | 3.25 per cent
                It fell 3.25% in May. | 3.25퍼센트
                It fell 3.25 percent in May. | 5월에 3.25% 떨어졌다
                Es kostet 1.234,50 Euro. | 1,234.50
                Es kostet 1.234 Euro. | 1,234
                Il y a 12\u202F345 voix. | 12,345
                The gate closes at 10:30. | 10:30
                오전 10시 30분에 닫는다. | 10:30
                It had twenty-five guests. | 25명
                Two ships sank. | 2척
                학생 두 명이 왔다. | 2명
                It opens in June 2028. | 2028년 6월
                It opens on 2026-11-20. | 2026.11.20
                The 3rd of 12 trials. | 12 trials, 3 done
                제3차 회의 | 3차
                价格是１２３元 | 123
                بلغ ٤٥ شخصا | 45
                It covers G20 and COVID-19. | G20, COVID-19
                It fell by 3 percentage points. | 3%p 떨어졌다
                3%포인트 떨어졌다. | It fell 3 percentage points.
                It played 2 games. | 2경기
                경찰 3명이 왔다. | 3경찰
                Section 2 of the law | 법 제2조
                It starts at 9:30. | 9시 30분에 시작한다
                A million people came. | 100만 명
                Half a million people came. | 50만 명
                It opens on 20 November. | 11월 20일
                It began in May. | 5월에 시작했다
                It began on May 20. | 5월 20일
                """)
        void areTheSameByValue(String article, String draft) {
            assertThat(findings(article, draft)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                Profit rose to 12,000 won. | 13,000 | 13,000
                Profit rose to 12,000 won. | 1만 3천 원 | 1만 3천
                It cost $11.4 million. | $11.4 billion | 11.4 billion
                It cost $11.4 million. | 11.4억 달러 | 11.4억
                It had 38 guests. | It rose 38%. | 38
                It rose 38%. | It rose 83%. | 83
                The gate closes at 10:30. | 10:45 | 10:45
                1만 2천 명이 왔다. | 1만 명이 왔다. | 1만
                It opens in June 2028. | 2028년 7월 | 7
                It is version 1.2.3. | version 1.2.4 | 1.2.4
                It cost 5 euros. | It cost 1\u20605 euros. | 15
                It cost 5 euros. | It cost ７ euros. | 7
                It may open. | 5월에 연다 | 5
                They march on. | 3월에 연다 | 3
                It began in May. | 5 people came | 5
                It began in November. | 11 people came | 11
                It costs 2경 won. | 20경 | 20경
                It opens at 10:30 and at 9:45. | 10:45 | 10:45
                Nothing. | 2026 people came | 2026
                """)
        void areFoundWhenTheArticleHasAnother(String article, String draft, String quote) {
            finds(article, draft, Finding.Kind.NUMBER, quote);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                Doors open at 3:30 p.m. today. | 15:30
                Doors open at 3:30 p.m. today. | 오후 3시 30분
                Doors open at 3:30 p.m. today. | 15시 30분
                Doors open at 3.30pm today. | 3:30 PM
                Doors open at 3 p.m. today. | 15:00, 15시, 오후 3시, 3pm
                Doors open at three p.m. today. | 오후 3시
                문은 오후 3시 30분에 열린다. | 15:30, 3:30 p.m., 3:30
                문은 오후 3시 반에 열린다. | 15:30
                문은 15시 30분에 열린다. | 3:30 p.m.
                문은 15시에 열린다. | 3 p.m.
                It begins at 15:30. | 3:30 p.m.
                It begins at 15:30. | 오후 3시 30분, 오후 3:30, 午後3時30分
                It begins at 9:30. | 9:30 a.m.
                It begins at 9:30. | 오후 9시 30분
                It begins at 3 in the afternoon. | 3 p.m.
                문은 3시 30분에 열린다. | 오후 3시 30분
                오전 12시에 끝났다. | 12 a.m., 0:00
                It ended at 12:15 a.m. today. | 0:15, 밤 12시 15분
                It ended at midnight. | 12 a.m., 자정 0시
                정오에 시작한다. | 12 p.m., 12:00
                밤 9시에 끝난다. | 21:00
                밤 1시에 끝난다. | 1 a.m.
                낮 1시에 시작한다. | 13:00
                Platz 5 ist frei. | Platz 5 am Montag
                3시간 30분 걸렸다. | 3시간 30분
                """)
        void ofOneMomentAreTheSame(String article, String draft) {
            assertThat(findings(article, draft)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                Doors open at 3:30 p.m. today. | at 3:30 a.m. | 3:30 a.m.
                Doors open at 3:30 p.m. today. | 오전 3시 30분 | 오전 3시 30분
                Doors open at 3:30 p.m. today. | 15:45 | 15:45
                Doors open at 3 a.m. today. | 15:00 | 15:00
                문은 오후 3시에 열린다. | 3 a.m. today | 3 a.m.
                It begins at 15:30. | 3:30 a.m. | 3:30 a.m.
                It begins at 15:30. | 오전 3시 30분 | 오전 3시 30분
                It begins at noon. | 12 a.m. | 12 a.m.
                Doors open at 3:30 p.m. today. | 30 people | 30
                """)
        void ofAnotherHalfOfTheDayAreFound(String article, String draft, String quote) {
            finds(article, draft, Finding.Kind.NUMBER, quote);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                Group 2 won. | 2조 팀이 이겼다
                Class 3, group 2 won. | 3반 2조가 이겼다
                Group 2 came first. | 예선 2조 1위
                She is in group 2. | 2조에 편성됐다
                Section 2 of the act says so. | 이 법 2조
                It costs 2 trillion won. | 2조 원이 든다
                It costs 2 trillion won. | 2조원이 든다
                It costs 2 trillion won. | 2조여 원이 든다
                It costs 2 trillion dollars. | 팀 2조 달러
                It costs 2.3 trillion won. | 2조 3천억 원
                It costs 2.3 trillion won. | 2조3000억
                It grew by 2 trillion. | 2조 늘었다
                12조 반도체 투자 | 12 trillion
                """)
        void countGroupsOrTrillionsByTheWordsBesideThem(String article, String draft) {
            assertThat(findings(article, draft)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                Group 2 won. | 2조 원이 든다 | 2조
                Group 2 won. | 팀에 2조3000억을 쓴다 | 2조3000억
                Group 2 won. | 2조 늘었다 | 2조
                It costs 2 trillion won. | 2조 팀이 이겼다 | 2
                It costs 2 trillion won. | 3반 2조가 이겼다 | 3
                3반이 2조 원을 모았다. | 3반 2조가 이겼다 | 2
                """)
        void areFoundWhenTheArticleCountsTheOther(String article, String draft, String quote) {
            assertThat(findings(article, draft)).contains(new Finding(Finding.Kind.NUMBER, quote));
        }

        @Test
        void ofTheDayOfPublicationAreKnown() {
            Article article = Article.builder()
                    .published(PublicationDate.of(OffsetDateTime.parse("2026-11-20T08:30:00Z")))
                    .paragraph("It began on Friday.")
                    .build();

            Evidence evidence = Grounding.literal().against(article);

            assertThat(evidence.findings(Draft.of("It began on 20 November 2026.")))
                    .isEmpty();
            assertThat(evidence.findings(Draft.of("Nov. 20, 2026; 20/11/2026; 2026년 11월 20일 8시 30분")))
                    .isEmpty();
            assertThat(evidence.findings(Draft.of("2026년 11월 21일 시작했다."))).hasSize(1);
            assertThat(evidence.findings(Draft.of("20 people came, 11 of them late.")))
                    .hasSize(2);
        }

        @Test
        void ofHashtagsHeadlineAndSourceLineAreRead() {
            Draft draft = Draft.builder("Nothing.")
                    .headline("7 dead")
                    .hashtag("Vision2030")
                    .sourceLine("Source: Channel 9")
                    .build();

            List<Finding> findings = Grounding.literal()
                    .against(Article.builder().paragraph("Nothing.").build())
                    .findings(draft);

            assertThat(findings).extracting(Finding::quote).containsExactly("7", "9", "2030");
        }
    }

    @Nested
    class Quotations {

        private final String article =
                "“We expected to save a third of the fuel bill, and we don't stop,” said Joana Reis."
                        + " 정다온 국장은 “내년에는 산업단지 노선 3개를 더 늘리겠다”고 말했다. 首相は「来年度から無償化する」と述べた。";

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Reis: “We expected to save a third of the fuel bill.”",
                    "Reis: \"we  expected to save a third\"",
                    "She ‘expected to save a third’ of it.",
                    "‘We don’t stop’, she said.",
                    "“We expected … and we don't stop,” she said.",
                    "“내년에는 산업단지 노선 3개를 더 늘리겠다”고 했다.",
                    "‘산업단지 노선’을 더 늘린다.",
                    "「来年度から無償化する」",
                    "He calls it “unprecedented”.",
                    "It's the ferries' turn and it isn't theirs.",
                    "“[W]e expected to save a third,” she said.",
                    "“We [Joana Reis] expected to save a third.”",
                    "“We expected [...] and we don't stop.”",
                    "“We expected to […] we don't stop.”",
                    "A 3\" pipe, and \"we expected to save\" of it.",
                    "»We expected to save« und ‹a third of the fuel bill›",
                    "”We expected to save” she said, ‚a third of‘ it.",
                    "\"We expected\nto save a third\"",
                    "首相は\"来年度から無償化する\"と述べた。",
                    "“unclosed",
                })
        void areFoundInTheArticle(String draft) {
            assertThat(findings(article, draft)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                “We saved half of the fuel bill.” | We saved half of the fuel bill.
                "We never expected it" | We never expected it
                “내년에는 노선을 없애겠다”고 했다. | 내년에는 노선을 없애겠다
                「来年度から有料化する」 | 来年度から有料化する
                She ‘never wanted it’. | never wanted it
                “We expected to lose | We expected to lose
                “e expected to save” | e expected to save
                “We (never) expected to save” | We (never) expected to save
                “We [never ever] expected to save” | We [never ever] expected to save
                “[a made up word]” | [a made up word]
                “[...] [...]” | [...] [...]
                “We … stop” | We ... stop
                “We expected … to save, 내년에는 산업단지” | We expected ... to save, 내년에는 산업단지
                A 3" pipe: "we never wanted it". | we never wanted it
                "We never wanted it | We never wanted it
                »We never wanted it« | We never wanted it
                ‹We never wanted it› | We never wanted it
                ”We never wanted it” | We never wanted it
                ‚We never wanted it‘ | We never wanted it
                'We don't want it' | We don't want it
                「来年度から有料化する | 来年度から有料化する
                首相は"来年度から有料化する"と述べた | 来年度から有料化する
                """)
        void areNotMadeUp(String draft, String quote) {
            finds(article, draft, Finding.Kind.QUOTATION, quote);
        }

        @Test
        void areReadOverALineBreakButNotOverTheEndOfAParagraph() {
            finds(article, "\"We never\nwanted it\"", Finding.Kind.QUOTATION, "We never wanted it");
            finds(article, "\"We never\n\nIt goes on.", Finding.Kind.QUOTATION, "We never");
        }

        @Test
        void areNotPutTogetherOfTwoParagraphs() {
            Evidence evidence = Grounding.literal()
                    .against(Article.builder()
                            .paragraph("We will stay here.")
                            .paragraph("The mayor will go.")
                            .build());

            assertThat(evidence.findings(Draft.of("“We will stay … mayor will go”")))
                    .hasSize(1);
        }
    }

    @Nested
    class LinksAndMentions {

        private final String article =
                "The city wrote to help@city.example.org and to @EastbayFerry; Booking.com sells tickets.";

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Tickets on Booking.com.",
                    "Read https://courier.example.com/2026/ferry/ now.",
                    "Read HTTP://Courier.Example.com/2026/ferry now.",
                    "courier.example.com has more.",
                    "Thanks, @eastbayferry!",
                    "Mail help@city.example.org.",
                    "The U.S. and the e.g. and 3.5 points: 2:1.",
                })
        void areFoundInTheArticle(String draft) {
            assertThat(findings(article + " 3.5 points, 2:1", draft)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Tickets on evil.com.",
                    "Tickets on evil。com.",
                    "Tickets on ｅｖｉｌ．ｃｏｍ.",
                    "Read https://courier.example.com/other now.",
                    "Read [this](http://evil.com/x).",
                    "javascript:alert(1)",
                    "Go to www.evil.test/a",
                    "See tg://resolve?domain=evil",
                    "Mail evil@evil.com",
                    "Booking.com.evil.net",
                    "Read https://courier.example.com/2026/Ferry now.",
                    "Read ftp://courier.example.com/2026/ferry now.",
                })
        void areNotMadeUp(String draft) {
            assertThat(findings(article, draft)).extracting(Finding::kind).contains(Finding.Kind.LINK);
        }

        @ParameterizedTest
        @ValueSource(strings = {"@everyone look", "Hi @here", "<@U123> <!channel>", "＠everyone", "cc @@mayor"})
        void ringAtNoStrangersDoor(String draft) {
            assertThat(findings(article, draft)).extracting(Finding::kind).contains(Finding.Kind.MENTION);
        }

        @Test
        void ofTheDraftItselfAreHeldAgainstTheArticle() {
            Draft draft = Draft.builder("Nothing.")
                    .link(URI.create("https://evil.example.com/"))
                    .image(new PostImage(URI.create("https://evil.example.com/1.jpg"), ""))
                    .build();
            Article nothing = Article.builder()
                    .paragraph("Nothing.")
                    .image(new ArticleImage(URI.create("https://courier.example.com/1.jpg"), "", ""))
                    .build();

            assertThat(Grounding.literal().against(nothing).findings(draft))
                    .containsExactly(
                            new Finding(Finding.Kind.LINK, "https://evil.example.com/"),
                            new Finding(Finding.Kind.LINK, "https://evil.example.com/1.jpg"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "9", "@", ".", "[", "가", "<@", "\"a ", "'a ", "a@", "([", "1 "})
    void longRunsAreReadAtOnce(String unit) {
        String run = unit.repeat(unit.length() == 1 ? 500_000 : 50_000);

        List<Finding> findings =
                assertTimeoutPreemptively(Duration.ofSeconds(30), () -> findings(run, run + " 7 ends"));

        assertThat(findings).isNotNull();
    }

    @Test
    void theArticlesOwnLinkIsNoFindingAndItsDigitsAreNoNumbers() {
        URI own = URI.create("https://courier.example.com/2026/ferry?Id=77!");
        Evidence evidence = Grounding.literal()
                .against(Article.builder()
                        .canonicalUrl(own)
                        .paragraph("Nothing.")
                        .build());

        assertThat(evidence.findings(Draft.builder("Nothing.").link(own).build()))
                .isEmpty();
        assertThat(evidence.findings(Draft.of("77 people came.")))
                .containsExactly(new Finding(Finding.Kind.NUMBER, "77"));
    }

    @Test
    void gatesHaveNames() {
        Grounding own = article -> draft -> List.of();

        assertThat(Grounding.literal().name()).isEqualTo("literal/2");
        assertThat(own.name()).isEqualTo(own.getClass().getName());
    }

    @Test
    void findingsKeepTheirWordsOutOfLogs() {
        assertThat(new Finding(Finding.Kind.NUMBER, "13,000")).hasToString("Finding[NUMBER, 6 UTF-16 units]");
    }
}
