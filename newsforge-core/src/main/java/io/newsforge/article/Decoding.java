package io.newsforge.article;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decodes bytes: by their byte order mark, by what was declared, by what the page says of itself, by what they look like. */
final class Decoding {

    private static final int HEAD = 4096;
    private static final int FEW = 3;
    private static final int RARE = 50;
    private static final Pattern META = Pattern.compile(
            "<meta\\s[^>]{0,300}?charset\\s{0,9}=\\s{0,9}[\"']?\\s{0,9}([^\\s\"'/>;]{1,40})", Pattern.CASE_INSENSITIVE);
    private static final Pattern XML = Pattern.compile(
            "^\\s{0,99}<\\?xml[^>]{0,200}encoding\\s{0,9}=\\s{0,9}[\"']([^\"'>]{1,40})", Pattern.CASE_INSENSITIVE);
    private static final Pattern LANG =
            Pattern.compile("<html[^>]{0,500}?\\slang=[\"']?([a-z]{2})", Pattern.CASE_INSENSITIVE);

    private final byte[] bytes;
    private final Article.Builder article;

    private Decoding(byte[] bytes, Article.Builder article) {
        this.bytes = bytes;
        this.article = article;
    }

    /** How the bytes are to be read; what was not as declared is noted. */
    static Decoded decode(byte[] bytes, @Nullable String declared, Article.Builder article) {
        return new Decoding(bytes, article).decode(declared);
    }

    private Decoded decode(@Nullable String declared) {
        Charset marked = marked(bytes);
        if (marked != null) {
            int skip = marked.equals(StandardCharsets.UTF_8) ? 3 : 2;
            return new Decoded(bytes, skip, marked);
        }
        Charset wide = wide(bytes);
        if (wide != null) {
            return in(wide);
        }
        String head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
        List<String> names = new ArrayList<>(own(head));
        if (declared != null) {
            names.add(0, declared);
        }
        for (String name : names) {
            Charset charset = CharsetLabels.find(name);
            if (charset != null) {
                return decode(narrow(charset), head);
            }
            note(ReadingNote.Kind.CHARSET_UNKNOWN, "declared " + shown(name));
        }
        return guess(head);
    }

    private Decoded guess(String head) {
        Charset guess = CharsetGuess.of(bytes, language(head));
        if (guess == null) {
            note(ReadingNote.Kind.CHARSET_DAMAGED, "read as UTF-8, some bytes are in no character set");
            return in(StandardCharsets.UTF_8);
        }
        return in(guess);
    }

    private Decoded decode(Charset declared, String head) {
        boolean valid = isValid(bytes, declared);
        if (valid && !isMistaken(declared)) {
            return in(declared);
        }
        if (!valid && isSlightlyDamaged(new String(bytes, declared))) {
            note(ReadingNote.Kind.CHARSET_DAMAGED, "declared " + declared + ", some bytes are not valid in it");
            return in(declared);
        }
        Charset better = CharsetGuess.of(bytes, language(head));
        if (better == null || better.equals(declared)) {
            note(ReadingNote.Kind.CHARSET_DAMAGED, "declared " + declared + ", some bytes are not valid in it");
            return in(declared);
        }
        note(
                ReadingNote.Kind.CHARSET_WRONG,
                "declared " + declared.name().toLowerCase(Locale.ROOT) + ", read as "
                        + better.name().toLowerCase(Locale.ROOT));
        return in(better);
    }

    private Decoded in(Charset charset) {
        return new Decoded(bytes, 0, charset);
    }

    /** Bytes beyond ASCII that are valid UTF-8 are hardly ever anything else. */
    private boolean isMistaken(Charset declared) {
        return !declared.equals(StandardCharsets.UTF_8) && Utf8.isValid(bytes) && Utf8.hasBeyondAscii(bytes, FEW);
    }

    private static boolean isSlightlyDamaged(String text) {
        long bad = text.chars().filter(c -> c == '\ufffd').count();
        long foreign = text.chars().filter(c -> c >= 0x80).count();
        return bad * RARE <= foreign || (bad <= FEW && foreign > 4 * bad);
    }

    private void note(ReadingNote.Kind kind, String detail) {
        article.note(new ReadingNote(kind, detail));
    }

    private static String shown(String name) {
        return name.replaceAll("[^A-Za-z0-9_.:+-]", "?").substring(0, Math.min(40, name.length()));
    }

    private static List<String> own(String head) {
        Matcher xml = XML.matcher(head);
        if (xml.find()) {
            return List.of(xml.group(1));
        }
        Matcher meta = META.matcher(head);
        return meta.find() ? List.of(meta.group(1)) : List.of();
    }

    private static @Nullable String language(String head) {
        Matcher lang = LANG.matcher(head);
        return lang.find() ? lang.group(1).toLowerCase(Locale.ROOT) : null;
    }

    private static @Nullable Charset marked(byte[] bytes) {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            return StandardCharsets.UTF_8;
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        return bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE
                ? StandardCharsets.UTF_16LE
                : null;
    }

    /** UTF-16 without a mark: every other byte of mostly Latin markup is zero. */
    static @Nullable Charset wide(byte[] bytes) {
        int[] zeros = new int[2];
        int end = Math.min(HEAD, bytes.length) & ~1;
        for (int i = 0; i < end; i++) {
            zeros[i & 1] += bytes[i] == 0 ? 1 : 0;
        }
        if (zeros[1] * 5 > end && zeros[0] * 20 < zeros[1]) {
            return StandardCharsets.UTF_16LE;
        }
        return zeros[0] * 5 > end && zeros[1] * 20 < zeros[0] ? StandardCharsets.UTF_16BE : null;
    }

    /** A page whose declaration could be read as ASCII is not in UTF-16, whatever it says. */
    private static Charset narrow(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")
                ? StandardCharsets.UTF_8
                : charset;
    }

    static boolean isMarkedWide(byte[] bytes) {
        Charset marked = marked(bytes);
        return (marked != null && !marked.equals(StandardCharsets.UTF_8)) || wide(bytes) != null;
    }

    /** Whether all bytes are valid in the set. */
    static boolean isValid(byte[] bytes, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return Utf8.isValid(bytes);
        }
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(HEAD);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, true);
        }
        return !result.isError();
    }
}
