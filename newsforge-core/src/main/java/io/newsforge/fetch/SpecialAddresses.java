package io.newsforge.fetch;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * The addresses that are not of the public internet, after the IANA special-purpose registries for IPv4 and IPv6
 * (iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry; compared 2026-11-21 with public tables made
 * from them), and stricter in three points:
 *
 * <ul>
 *   <li>IPv6 outside {@code 2000::/3} is refused whole, for IANA assigns public unicast addresses nowhere else. The exception
 *       is NAT64 {@code 64:ff9b::/96}, by which machines without IPv4 reach the IPv4 web: it is judged by what it embeds.
 *   <li>6to4 and Teredo are refused whole, whatever they embed: nobody serves news there, and a relay may lead anywhere.
 *   <li>{@code 168.63.129.16} is a public number, but in Azure it is the platform's own endpoint in every network.
 * </ul>
 */
final class SpecialAddresses {

    private record Row(AddressBlock block, String kind) {}

    private static final AddressBlock NAT64 = AddressBlock.parse("64:ff9b::/96");
    private static final AddressBlock GLOBAL_UNICAST = AddressBlock.parse("2000::/3");
    private static final AddressBlock ALL_IPV4 = AddressBlock.parse("0.0.0.0/0");

    private static final List<Row> ROWS = List.of(
            row("0.0.0.0/8", "of this network"),
            row("10.0.0.0/8", "private"),
            row("100.64.0.0/10", "shared by a carrier (CGNAT)"),
            row("127.0.0.0/8", "loopback"),
            row("169.254.0.0/16", "link-local"),
            row("172.16.0.0/12", "private"),
            row("192.0.0.0/24", "reserved for protocols"),
            row("192.0.2.0/24", "for documentation"),
            row("192.88.99.0/24", "a 6to4 relay"),
            row("192.168.0.0/16", "private"),
            row("198.18.0.0/15", "for benchmarks"),
            row("198.51.100.0/24", "for documentation"),
            row("203.0.113.0/24", "for documentation"),
            row("224.0.0.0/4", "multicast"),
            row("255.255.255.255", "broadcast"),
            row("240.0.0.0/4", "reserved"),
            row("168.63.129.16", "a cloud platform's own"),
            row("::", "unspecified"),
            row("::1", "loopback"),
            row("::/96", "IPv4-compatible"),
            row("64:ff9b:1::/48", "local NAT64"),
            row("100::/64", "for discarding"),
            row("2001::/32", "Teredo"),
            row("2001::/23", "reserved for protocols"),
            row("2001:db8::/32", "for documentation"),
            row("2002::/16", "6to4"),
            row("3fff::/20", "for documentation"),
            row("fc00::/7", "unique local"),
            row("fe80::/10", "link-local"),
            row("fec0::/10", "site-local"),
            row("ff00::/8", "multicast"));

    private SpecialAddresses() {}

    private static Row row(String block, String kind) {
        return new Row(AddressBlock.parse(block), kind);
    }

    /** What keeps an address from being public, to be read after "is"; empty when it is public. */
    static Optional<String> kindOf(InetAddress address) {
        InetAddress plain = IpLiteral.unmapped(address);
        if (NAT64.contains(plain)) {
            return kindOf(IpLiteral.lastFourBytes(plain)).map(kind -> "NAT64 of one that is " + kind);
        }
        for (Row row : ROWS) {
            if (row.block().contains(plain)) {
                return Optional.of(row.kind());
            }
        }
        boolean assigned = ALL_IPV4.contains(plain) || GLOBAL_UNICAST.contains(plain);
        return assigned ? Optional.empty() : Optional.of("not assigned to the public internet");
    }
}
