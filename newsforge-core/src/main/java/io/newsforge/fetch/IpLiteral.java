package io.newsforge.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses written as text, in their one plain form, and the IPv4 addresses that hide in IPv6 ones. */
final class IpLiteral {

    private static final String OCTET = "(0|[1-9][0-9]{0,2})";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "\\." + OCTET + "\\." + OCTET + "\\." + OCTET);
    private static final Pattern IPV6_LETTERS = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;
    private static final int MAPPED_PREFIX = 12;

    private IpLiteral() {}

    /** Four decimal parts without leading zeros, or IPv6 without brackets and zone; empty for anything else. */
    static Optional<InetAddress> parse(String text) {
        return text.indexOf(':') < 0 ? ipv4(text) : ipv6(text);
    }

    private static Optional<InetAddress> ipv4(String text) {
        if (!IPV4.matcher(text).matches()) {
            return Optional.empty();
        }
        byte[] bytes = new byte[IPV4_BYTES];
        int at = 0;
        for (String part : text.split("\\.", -1)) {
            int octet = Integer.parseInt(part);
            if (octet > 255) {
                return Optional.empty();
            }
            bytes[at++] = (byte) octet;
        }
        return Optional.of(ofBytes(bytes));
    }

    private static Optional<InetAddress> ipv6(String text) {
        if (!IPV6_LETTERS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            // In brackets, so that the JDK either reads an address or fails: it looks nothing up.
            return Optional.of(InetAddress.getByName("[" + text + "]"));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** An IPv4-mapped address ({@code ::ffff:a.b.c.d}) as the IPv4 address a machine connects to; others as they are. */
    static InetAddress unmapped(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean mapped = bytes.length == IPV6_BYTES
                && Arrays.equals(
                        bytes, 0, MAPPED_PREFIX, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1}, 0, MAPPED_PREFIX);
        return mapped ? lastFourBytes(address) : address;
    }

    /** The IPv4 address that a translated IPv6 address ends with. */
    static InetAddress lastFourBytes(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ofBytes(Arrays.copyOfRange(bytes, bytes.length - IPV4_BYTES, bytes.length));
    }

    private static InetAddress ofBytes(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("bytes: " + bytes.length + " (expected: 4 or 16)", e);
        }
    }
}
