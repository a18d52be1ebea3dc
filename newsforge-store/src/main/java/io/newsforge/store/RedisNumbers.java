package io.newsforge.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Whole numbers as scripts of Redis read and write them: doubles, little-endian, exact within 2<sup>53</sup> - 1. */
final class RedisNumbers {

    static final int SIZE = Double.BYTES;

    private RedisNumbers() {}

    static byte[] of(long... numbers) {
        RedisBytes bytes = new RedisBytes(numbers.length * SIZE);
        for (long number : numbers) {
            bytes.number(number);
        }
        return bytes.all();
    }

    static ByteBuffer reading(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static long next(ByteBuffer from) {
        return (long) from.getDouble();
    }
}
