package io.newsforge.article;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be read: content, its format, and what the outside says about it. Immutable as long as nobody changes the bytes.
 *
 * <pre>{@code
 * ArticleDocument page = ArticleDocument.html(body)
 *         .declaredCharset("euc-kr")
 *         .address(URI.create("https://example.com/news/1"));
 * }</pre>
 *
 * <p>{@link #toString()} shows format and size only.
 */
public final class ArticleDocument {

    /** How the content is written. */
    public enum Format {
        /** A web page. */
        HTML,
        /** Text with paragraphs parted by blank lines. */
        PLAIN_TEXT,
        /** Markdown, with or without front matter. */
        MARKDOWN,
        /** An article as JSON, see {@link ArticleReader}. */
        JSON
    }

    private final Format format;
    private final byte @Nullable [] bytes;
    private final @Nullable String text;
    private final @Nullable String declaredCharset;
    private final @Nullable URI address;

    private ArticleDocument(
            Format format,
            byte @Nullable [] bytes,
            @Nullable String text,
            @Nullable String declaredCharset,
            @Nullable URI address) {
        this.format = Objects.requireNonNull(format, "format");
        this.bytes = bytes;
        this.text = text;
        this.declaredCharset = declaredCharset;
        this.address = address;
    }

    /**
     * Content as it came over the wire or from a file.
     *
     * @param format how it is written
     * @param content the bytes; not copied, since pages are large, so they must stay as they are while the document is in use
     * @return a document whose character set is yet to be found
     */
    public static ArticleDocument of(Format format, byte[] content) {
        return new ArticleDocument(format, Objects.requireNonNull(content, "content"), null, null, null);
    }

    /**
     * The same document with bytes of its own.
     *
     * @return a document that stays as it is whatever happens to the caller's bytes
     */
    public ArticleDocument copy() {
        return bytes == null ? this : new ArticleDocument(format, bytes.clone(), text, declaredCharset, address);
    }

    /**
     * Content that is decoded already.
     *
     * @param format how it is written
     * @param content the text
     * @return a document without a question of character sets
     */
    public static ArticleDocument of(Format format, String content) {
        return new ArticleDocument(format, null, Objects.requireNonNull(content, "content"), null, null);
    }

    /**
     * A web page in bytes.
     *
     * @param content the bytes; not copied, since pages are large, so they must stay as they are while the document is in use
     * @return the document
     */
    public static ArticleDocument html(byte[] content) {
        return of(Format.HTML, content);
    }

    /**
     * A decoded web page.
     *
     * @param content the markup
     * @return the document
     */
    public static ArticleDocument html(String content) {
        return of(Format.HTML, content);
    }

    /**
     * Plain text in bytes.
     *
     * @param content the bytes; not copied, since pages are large, so they must stay as they are while the document is in use
     * @return the document
     */
    public static ArticleDocument plainText(byte[] content) {
        return of(Format.PLAIN_TEXT, content);
    }

    /**
     * Decoded plain text.
     *
     * @param content the text
     * @return the document
     */
    public static ArticleDocument plainText(String content) {
        return of(Format.PLAIN_TEXT, content);
    }

    /**
     * Markdown in bytes.
     *
     * @param content the bytes; not copied, since pages are large, so they must stay as they are while the document is in use
     * @return the document
     */
    public static ArticleDocument markdown(byte[] content) {
        return of(Format.MARKDOWN, content);
    }

    /**
     * Decoded Markdown.
     *
     * @param content the text
     * @return the document
     */
    public static ArticleDocument markdown(String content) {
        return of(Format.MARKDOWN, content);
    }

    /**
     * A JSON article in bytes.
     *
     * @param content the bytes; not copied, since pages are large, so they must stay as they are while the document is in use
     * @return the document
     */
    public static ArticleDocument json(byte[] content) {
        return of(Format.JSON, content);
    }

    /**
     * A decoded JSON article.
     *
     * @param content the text
     * @return the document
     */
    public static ArticleDocument json(String content) {
        return of(Format.JSON, content);
    }

    /**
     * The same document with the character set its sender declared, such as the charset of an HTTP Content-Type. An unknown name
     * is no error: the reader notes it and finds another. It has no meaning for content given as a String.
     *
     * @param name the declared name, of any spelling
     * @return a changed copy
     */
    public ArticleDocument declaredCharset(String name) {
        return new ArticleDocument(format, bytes, text, Objects.requireNonNull(name, "name"), address);
    }

    /**
     * The same document with the address it was read from: links become absolute against it, and it is the canonical address
     * when the document names none.
     *
     * @param address where it was read from
     * @return a changed copy
     */
    public ArticleDocument address(URI address) {
        return new ArticleDocument(format, bytes, text, declaredCharset, Objects.requireNonNull(address, "address"));
    }

    /**
     * How the content is written.
     *
     * @return the format
     */
    public Format format() {
        return format;
    }

    /**
     * Names the document by all that it holds: two with the same digest are read to the same article.
     *
     * @return a SHA-256 in 64 hexadecimal digits, computed anew each time
     */
    public String digest() {
        MessageDigest sha256 = sha256();
        sha256.update((format + "\n" + declaredCharset + "\n" + address + "\n" + (bytes == null) + "\n")
                .getBytes(StandardCharsets.UTF_8));
        sha256.update(bytes != null ? bytes : String.valueOf(text).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: in every Java runtime)", e);
        }
    }

    byte @Nullable [] bytes() {
        return bytes;
    }

    @Nullable
    String text() {
        return text;
    }

    @Nullable
    String declaredCharset() {
        return declaredCharset;
    }

    @Nullable
    URI address() {
        return address;
    }

    /** Names format and size, never content. */
    @Override
    public String toString() {
        String size = bytes != null ? bytes.length + " bytes" : (text == null ? 0 : text.length()) + " chars";
        return "ArticleDocument[" + format + ", " + size + "]";
    }
}
