package io.newsforge.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes what scripts of Redis read, front to back: numbers as {@link RedisNumbers} says, texts with their length in front. */
final class RedisBytes {

    private final byte[] bytes;
    private final ByteBuffer to;

    RedisBytes(int size) {
        bytes = new byte[size];
        to = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    RedisBytes number(long number) {
        to.putDouble((double) number);
        return this;
    }

    RedisBytes size(int size) {
        to.putInt(size);
        return this;
    }

    RedisBytes code(int code) {
        to.put((byte) code);
        return this;
    }

    RedisBytes text(byte[] text) {
        to.putInt(text.length).put(text);
        return this;
    }

    byte[] all() {
        return bytes;
    }
}
