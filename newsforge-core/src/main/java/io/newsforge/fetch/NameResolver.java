package io.newsforge.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Finds the addresses of a host name. It is asked once for each request that is sent, redirects included, and never for a host
 * that is written as an address. What it answers is checked and then connected to; nothing looks the name up a second time.
 * Implementations are thread-safe.
 *
 * <p>A fetch cannot interrupt a look-up: the time it takes counts against the deadline, which is checked when it returns.
 */
@FunctionalInterface
public interface NameResolver {

    /**
     * Looks a name up.
     *
     * @param host the name in lower-case ASCII (IDN in its {@code xn--} form), without a trailing dot
     * @return every address of the name, those to be tried first in front; empty means that there is none
     * @throws UnknownHostException if the name has no address or cannot be looked up now
     */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /**
     * The resolver of this machine, {@link InetAddress#getAllByName(String)}.
     *
     * @return the system's resolver
     */
    static NameResolver system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
