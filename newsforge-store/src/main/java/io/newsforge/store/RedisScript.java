package io.newsforge.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** A script of ours, sent by its digest; the server is told its text when it does not know it. */
final class RedisScript {

    static final RedisScript TAKE = new RedisScript("prelude", "keeping", "sliding", "take");
    static final RedisScript CLOSE = new RedisScript("prelude", "sliding", "close");
    static final RedisScript ADJUST = new RedisScript("prelude", "keeping", "sliding", "adjust");
    static final RedisScript READ = new RedisScript("prelude", "sliding", "read");
    static final RedisScript DUE = new RedisScript("prelude", "due");
    static final RedisScript EXPIRE = new RedisScript("prelude", "sliding", "expire");
    static final RedisScript BOOKS = new RedisScript("prelude", "books");

    private final byte[] text;
    private final byte[] digest;

    private RedisScript(String... parts) {
        StringBuilder whole = new StringBuilder();
        for (String part : parts) {
            whole.append(resource(part));
        }
        text = whole.toString().getBytes(StandardCharsets.UTF_8);
        try {
            byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(text);
            digest = HexFormat.of().formatHex(sha1).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String resource(String name) {
        try (InputStream in = RedisScript.class.getResourceAsStream("redis/" + name + ".lua")) {
            if (in == null) {
                throw new IllegalStateException("redis/" + name + ".lua: missing (expected: in the jar)");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Bytes, a list of answers, or null for nothing. */
    @Nullable
    Object run(UnifiedJedis redis, List<byte[]> keys, List<byte[]> args) {
        try {
            return redis.evalsha(digest, keys, args);
        } catch (JedisNoScriptException restartedOrFlushed) {
            return redis.eval(text, keys, args);
        }
    }
}
