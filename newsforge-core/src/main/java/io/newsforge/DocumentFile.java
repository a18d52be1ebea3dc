package io.newsforge;

import io.newsforge.article.ArticleDocument;
import io.newsforge.article.ArticleDocument.Format;
import io.newsforge.article.ArticleUnreadableException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a document from a file, never more of it than the bound. */
final class DocumentFile {

    private static final String COMPRESSED = ".gz";

    private DocumentFile() {}

    static ArticleDocument read(Path path, int maxBytes) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        boolean compressed = name.endsWith(COMPRESSED);
        String plainName = compressed ? name.substring(0, name.length() - COMPRESSED.length()) : name;
        try {
            return ArticleDocument.of(format(plainName), bytes(path, compressed, maxBytes));
        } catch (ZipException | EOFException e) {
            throw new ArticleUnreadableException(
                    ArticleUnreadableException.Reason.NOT_TEXT,
                    "file: " + path + ": not gzip (expected: whole gzip data)",
                    e);
        } catch (IOException e) {
            throw new SourceMissingException("file: " + path + ": " + problem(e) + " (expected: a readable file)", e);
        }
    }

    private static byte[] bytes(Path path, boolean compressed, int maxBytes) throws IOException {
        long size = Files.size(path);
        if (size > maxBytes) {
            throw tooLarge(path, size + " bytes", maxBytes);
        }
        try (InputStream file = Files.newInputStream(path);
                InputStream content = compressed ? new GZIPInputStream(file) : file) {
            byte[] bytes = content.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw tooLarge(path, "more than " + maxBytes + " bytes", maxBytes);
            }
            return bytes;
        }
    }

    private static ArticleUnreadableException tooLarge(Path path, String found, int maxBytes) {
        return new ArticleUnreadableException(
                ArticleUnreadableException.Reason.TOO_LARGE,
                "file: " + path + ": " + found + " (expected: at most " + maxBytes + ")");
    }

    private static Format format(String name) {
        if (name.endsWith(".txt")) {
            return Format.PLAIN_TEXT;
        }
        if (name.endsWith(".md") || name.endsWith(".markdown")) {
            return Format.MARKDOWN;
        }
        return name.endsWith(".json") ? Format.JSON : Format.HTML;
    }

    private static String problem(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        return e instanceof AccessDeniedException ? "no permission" : String.valueOf(e.getMessage());
    }
}
