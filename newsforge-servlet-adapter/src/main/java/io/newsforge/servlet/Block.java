package io.newsforge.servlet;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A block of addresses, given as numbers; nothing here looks a name up. */
final class Block {

    private static final Pattern NUMBERS =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** As proxies write a hop: an address, perhaps in square brackets, perhaps with a port. */
    private static final Pattern HOP = Pattern.compile("\\[([^\\]]*)\\](?::\\d{1,5})?|([\\d.]+):\\d{1,5}");

    /** More than any address with its zone, brackets and port; a stranger may send more. */
    private static final int LONGEST = 100;

    private final byte[] start;
    private final int bits;

    private Block(byte[] start, int bits) {
        this.start = start;
        this.bits = bits;
    }

    static Block parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = address(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw wrong(text);
        }
        int most = address.getAddress().length * 8;
        return new Block(address.getAddress(), slash < 0 ? most : bits(text, slash, most));
    }

    private static int bits(String text, int slash, int most) {
        String number = text.substring(slash + 1);
        int bits = number.matches("\\d{1,3}") ? Integer.parseInt(number) : -1;
        if (bits < 0 || bits > most) {
            throw wrong(text);
        }
        return bits;
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "block: " + text + " (expected: an address, or a block such as 10.0.0.0/8 or fd00::/8)");
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != start.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((bytes[bit / 8] & mask) != (start[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** Null if the text is no address in numbers. */
    static @Nullable InetAddress address(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        Matcher hop = HOP.matcher(text);
        String bare = !hop.matches() ? text : hop.group(1) != null ? hop.group(1) : hop.group(2);
        int zone = bare.indexOf('%');
        String plain = zone < 0 ? bare : bare.substring(0, zone);
        try {
            return NUMBERS.matcher(plain).matches() ? InetAddress.getByName(plain) : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
