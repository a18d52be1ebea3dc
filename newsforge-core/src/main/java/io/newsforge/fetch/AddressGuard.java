package io.newsforge.fetch;

import io.newsforge.fetch.FetchException.Reason;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides where a fetch may go, and answers with the very addresses to connect to. One address of a name that is not public
 * refuses the whole name: a name that is half private is either a mistake or an attempt. Immutable and thread-safe.
 */
final class AddressGuard {

    private final NameResolver resolver;
    private final List<AddressBlock> allowed;
    private final Set<Integer> ports;

    AddressGuard(NameResolver resolver, List<AddressBlock> allowed, Set<Integer> ports) {
        this.resolver = resolver;
        this.allowed = List.copyOf(allowed);
        this.ports = Set.copyOf(ports);
    }

    /** Looks the host up once and checks every address it stands for. */
    List<InetAddress> vet(WebAddress to) {
        List<InetAddress> found = addresses(to);
        for (InetAddress address : found) {
            if (!isAllowed(address)) {
                refuseSpecial(to, address);
                refusePort(to);
            }
        }
        return found;
    }

    private List<InetAddress> addresses(WebAddress to) {
        Optional<InetAddress> literal = to.literal();
        return literal.isPresent()
                ? List.of(IpLiteral.unmapped(literal.get()))
                : lookUp(to).stream().map(IpLiteral::unmapped).distinct().toList();
    }

    private List<InetAddress> lookUp(WebAddress to) {
        try {
            List<InetAddress> found = resolver.resolve(to.host());
            if (found.isEmpty()) {
                throw new UnknownHostException(to.host());
            }
            return found;
        } catch (UnknownHostException e) {
            String message = "host " + to.host() + " has no address (expected: a name that can be looked up)";
            throw FetchException.of(Reason.UNKNOWN_HOST, to.uri(), message, e);
        }
    }

    private boolean isAllowed(InetAddress address) {
        return allowed.stream().anyMatch(block -> block.contains(address));
    }

    private static void refuseSpecial(WebAddress to, InetAddress address) {
        SpecialAddresses.kindOf(address).ifPresent(kind -> {
            String found = "address " + address.getHostAddress() + " is " + kind;
            throw FetchException.of(
                    Reason.ADDRESS_REFUSED, to.uri(), found + " (expected: a public address, or one the host allows)");
        });
    }

    private void refusePort(WebAddress to) {
        if (!ports.contains(to.port())) {
            String found = "port " + to.port() + " (expected: one of "
                    + ports.stream().sorted().toList() + ")";
            throw FetchException.of(Reason.PORT_REFUSED, to.uri(), found);
        }
    }
}
