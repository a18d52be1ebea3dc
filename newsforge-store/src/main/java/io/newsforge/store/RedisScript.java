package io.newsforge.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** A script of ours, sent by its digest; the server is told its text when it does not know it. */
record RedisScript(String text, String digest) {

    static final RedisScript TAKE = load("take");
    static final RedisScript CLOSE = load("close");
    static final RedisScript ADJUST = load("adjust");
    static final RedisScript READ = load("read");
    static final RedisScript EXPIRE = load("expire");
    static final RedisScript BOOKS = load("books");

    private static RedisScript load(String name) {
        String text = resource("prelude") + resource(name);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return new RedisScript(text, HexFormat.of().formatHex(digest));
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

    List<?> run(UnifiedJedis redis, List<String> keys, List<String> args) {
        try {
            return (List<?>) redis.evalsha(digest, keys, args);
        } catch (JedisNoScriptException restartedOrFlushed) {
            return (List<?>) redis.eval(text, keys, args);
        }
    }
}
