package io.newsforge.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds where a request comes from, as far as it can be believed. */
final class ClientAddress {

    private static final int SUBSCRIBER_BYTES = 8;
    private static final int MOST_HOPS = 20;

    private final List<Block> trusted;

    ClientAddress(List<Block> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    String of(HttpServletRequest request) {
        InetAddress nearest = Block.address(request.getRemoteAddr());
        if (nearest == null) {
            return "address-unknown";
        }
        InetAddress client = isTrusted(nearest) ? forwarded(request, nearest) : nearest;
        return "address-" + text(client);
    }

    /** From the last hop backwards: each proxy vouches for the one it heard from, and the first stranger ends it. */
    private InetAddress forwarded(HttpServletRequest request, InetAddress nearest) {
        InetAddress client = nearest;
        for (String hop : hops(request)) {
            InetAddress address = Block.address(hop);
            if (address == null) {
                return client;
            }
            client = address;
            if (!isTrusted(address)) {
                return client;
            }
        }
        return client;
    }

    private static List<String> hops(HttpServletRequest request) {
        List<String> hops = new ArrayList<>();
        for (String line : Collections.list(request.getHeaders("X-Forwarded-For"))) {
            for (String hop : line.split(",", -1)) {
                hops.add(hop.strip());
            }
        }
        Collections.reverse(hops);
        return hops.subList(0, Math.min(hops.size(), MOST_HOPS));
    }

    private boolean isTrusted(@Nullable InetAddress address) {
        return address != null && trusted.stream().anyMatch(block -> block.contains(address));
    }

    private static String text(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, SUBSCRIBER_BYTES) + "-64"
                : address.getHostAddress();
    }
}
