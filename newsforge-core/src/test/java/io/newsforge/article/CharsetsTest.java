package io.newsforge.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharsetsTest {

    private static final String KOREAN = "한빛시가 내년 일월부터 자정 이후에 다니는 야간 버스를 지금보다 두 배로 늘리기로 했다고 시 관계자가 밝혔다.";
    private static final String GERMAN =
            "Die Gemeinde ersetzt die alte Brücke über den Bach; für Fußgänger gibt es später einen Steg.";

    private final ArticleReader reader = ArticleReader.create();

    private static byte[] page(String head, String text, String charset) {
        return ("<html><head>" + head + "</head><body><p>" + text + "</p></body></html>")
                .getBytes(Charset.forName(charset));
    }

    @Nested
    class WhenDeclared {

        @ParameterizedTest
        @CsvSource({"euc-kr,x-windows-949", "ks_c_5601-1987,x-windows-949", "UTF8,UTF-8"})
        void readsKoreanByItsLabel(String label, String charset) {
            Article article =
                    reader.read(ArticleDocument.html(page("", KOREAN, charset)).declaredCharset(label));

            assertThat(article.text()).isEqualTo(KOREAN);
            assertThat(article.notes()).extracting(ReadingNote::kind).containsExactly(ReadingNote.Kind.TITLE_MISSING);
        }

        @Test
        void readsTheMetaElement() {
            assertThat(reader.read(ArticleDocument.html(page("<meta charset=euc-kr>", KOREAN, "x-windows-949")))
                            .text())
                    .isEqualTo(KOREAN);
            assertThat(reader.read(ArticleDocument.html(page(
                                    "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>",
                                    GERMAN + " „ja“",
                                    "windows-1252")))
                            .text())
                    .isEqualTo(GERMAN + " „ja“");
        }

        @Test
        void prefersTheByteOrderMark() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(new byte[] {(byte) 0xff, (byte) 0xfe});
            bytes.writeBytes(page("", KOREAN, "UTF-16LE"));

            assertThat(reader.read(ArticleDocument.html(bytes.toByteArray()).declaredCharset("euc-kr"))
                            .text())
                    .isEqualTo(KOREAN);
        }

        @Test
        void notesANameNobodyKnows() {
            Article article =
                    reader.read(ArticleDocument.html(page("", GERMAN, "UTF-8")).declaredCharset("x-nonsense"));

            assertThat(article.text()).isEqualTo(GERMAN);
            assertThat(article.notes())
                    .contains(new ReadingNote(ReadingNote.Kind.CHARSET_UNKNOWN, "declared x-nonsense"));
        }

        @Test
        void notesBytesThatAreNotValidInIt() {
            Article article = reader.read(
                    ArticleDocument.html(page("", GERMAN, "windows-1252")).declaredCharset("utf-8"));

            assertThat(article.text()).isEqualTo(GERMAN);
            assertThat(article.notes())
                    .contains(new ReadingNote(ReadingNote.Kind.CHARSET_WRONG, "declared utf-8, read as windows-1252"));
        }

        @Test
        void keepsItWhenFewBytesAreBad() {
            byte[] bytes = page("", KOREAN.repeat(5) + "~", "UTF-8");
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = bytes[i] == '~' ? (byte) 0xff : bytes[i];
            }

            Article article = reader.read(ArticleDocument.html(bytes).declaredCharset("utf-8"));

            assertThat(article.text()).startsWith(KOREAN).endsWith("\ufffd");
            assertThat(article.notes()).extracting(ReadingNote::kind).contains(ReadingNote.Kind.CHARSET_DAMAGED);
        }
    }

    @Nested
    class WhenNobodySays {

        @ParameterizedTest
        @CsvSource({
            "UTF-8,한빛시가 내년부터 야간 버스를 늘리기로 했다고 밝혔다",
            "x-windows-949,한빛시가 내년부터 자정 이후에 다니는 야간 버스를 늘리기로 했다고 밝혔다",
            "windows-1252,Die Brücke für Fußgänger wird später größer",
            "windows-1252,L’été dernier le maire a été élu à l’unanimité",
            "windows-31j,市長は今年の予算について説明し、来年からバスを増やすと述べた。",
            "EUC-JP,市長は今年の予算について説明し、来年からバスを増やすと述べた。",
            "GB18030,市长说，从明年开始这个城市的夜间公交车会增加一倍，他们为此准备了新的车。",
            "Big5,市長說，從明年開始這個城市的夜間公車會增加一倍，他們為此準備了新的車。",
            "windows-1251,Мэр города сообщил, что со следующего года ночных автобусов станет больше",
            "windows-1250,Burmistrz ogłosił że w przyszłym roku będzie więcej nocnych autobusów",
        })
        void guessesFromTheLetters(String charset, String text) {
            assertThat(reader.read(ArticleDocument.html(page("", text, charset)))
                            .text())
                    .isEqualTo(text);
        }

        @Test
        void readsUtf16WithoutAMark() {
            assertThat(reader.read(ArticleDocument.html(page("", GERMAN, "UTF-16BE")))
                            .text())
                    .isEqualTo(GERMAN);
        }

        @Test
        void decodesPlainTextToo() {
            assertThat(reader.read(ArticleDocument.plainText(GERMAN.getBytes(StandardCharsets.ISO_8859_1)))
                            .text())
                    .isEqualTo(GERMAN);
        }
    }
}
