package io.newsforge.servlet;

import io.newsforge.quota.Subject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Known keys by their hash. Looking one up takes the same time whether and where it is found. */
final class KeyRing {

    private static final int DIGITS = 64;

    private final List<Known> known;

    @SuppressWarnings("ArrayRecordComponent") // never compared or shown as a record
    private record Known(byte[] hash, Subject subject) {}

    KeyRing(Map<String, Subject> byHash) {
        known = byHash.entrySet().stream()
                .map(key -> new Known(HexFormat.of().parseHex(key.getKey()), key.getValue()))
                .toList();
    }

    @Nullable
    Subject find(String shown) {
        byte[] hash = sha256(shown);
        Subject found = null;
        for (Known key : known) {
            if (MessageDigest.isEqual(hash, key.hash())) {
                found = key.subject();
            }
        }
        return found;
    }

    static String hash(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }

    static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    private static byte[] sha256(String text) {
        return digest().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: every Java has it)", e);
        }
    }

    static void expectHash(String hash) {
        if (hash.length() != DIGITS || !hash.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException(
                    "hash: " + hash.length() + " characters (expected: a SHA-256 in 64 hexadecimal digits)");
        }
    }
}
