package io.newsforge.fetch;

import java.net.InetAddress;
import java.util.Arrays;

/** A block of addresses in CIDR form; a single address is a block of its full length. Immutable. */
final class AddressBlock {

    private final byte[] network;
    private final int prefix;

    private AddressBlock(byte[] network, int prefix) {
        this.network = network;
        this.prefix = prefix;
    }

    /** Reads {@code 10.0.0.0/8}, {@code ::1} and the like, without ever looking a name up. */
    static AddressBlock parse(String text) {
        int slash = text.indexOf('/');
        byte[] network = IpLiteral.parse(slash < 0 ? text : text.substring(0, slash))
                .map(InetAddress::getAddress)
                .orElseThrow(() -> malformed(text, "an IP address, or a block such as 10.0.0.0/8"));
        int bits = network.length * Byte.SIZE;
        AddressBlock block = new AddressBlock(network, slash < 0 ? bits : prefix(text, slash + 1, bits));
        if (!Arrays.equals(network, block.masked(network))) {
            throw malformed(text, "no bit set after the prefix");
        }
        return block;
    }

    private static int prefix(String text, int start, int bits) {
        String digits = text.substring(start);
        if (digits.matches("[0-9]{1,3}") && Integer.parseInt(digits) <= bits) {
            return Integer.parseInt(digits);
        }
        throw malformed(text, "a prefix of 0 to " + bits + " bits");
    }

    private static IllegalArgumentException malformed(String text, String expected) {
        return new IllegalArgumentException("block: " + text + " (expected: " + expected + ")");
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == network.length && Arrays.equals(network, masked(bytes));
    }

    private byte[] masked(byte[] bytes) {
        byte[] kept = bytes.clone();
        for (int i = 0; i < kept.length; i++) {
            int keep = Math.min(Math.max(prefix - i * Byte.SIZE, 0), Byte.SIZE);
            kept[i] &= (byte) (0xff << (Byte.SIZE - keep));
        }
        return kept;
    }
}
