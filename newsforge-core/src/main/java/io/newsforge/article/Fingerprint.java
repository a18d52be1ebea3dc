package io.newsforge.article;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names an article by its content. Every field is written with its length before it, so that no two contents meet. */
final class Fingerprint {

    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (every Java platform must have it)", e);
        }
    }

    static String of(Article article) {
        Fingerprint print = new Fingerprint();
        print.add(article.title());
        print.add(article.byline());
        print.add(article.published());
        print.add(article.language().map(language -> language.toLanguageTag()));
        print.add(article.canonicalUrl());
        print.add(article.site());
        for (Paragraph paragraph : article.paragraphs()) {
            print.add(paragraph.kind().name());
            print.add(paragraph.text());
        }
        for (ArticleImage image : article.images()) {
            print.add(image.url().toString());
            print.add(image.alt());
            print.add(image.caption());
        }
        return HexFormat.of().formatHex(print.digest.digest());
    }

    private void add(Optional<?> field) {
        add(field.map(Object::toString).orElse(""));
    }

    private void add(String field) {
        String plain = WHITE_SPACE
                .matcher(Normalizer.normalize(field, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
        byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
        digest.update(new byte[] {
            (byte) (bytes.length >>> 24), (byte) (bytes.length >>> 16), (byte) (bytes.length >>> 8), (byte) bytes.length
        });
        digest.update(bytes);
    }
}
