package io.newsforge.fetch;

import io.newsforge.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;

/**
 * Fetches pages of the public web by GET, safely enough for addresses that strangers choose. Thread-safe, to be shared and to be
 * closed; it is at home on virtual threads.
 *
 * <pre>{@code
 * try (PageFetcher fetcher = PageFetcher.builder().userAgent("ExampleNews/1.0 (+https://example.com/bot)").build()) {
 *     Fetched fetched = fetcher.fetch(address, validatorsOfLastTime);
 *     if (fetched instanceof FetchedPage page) {
 *         read(page.body(), page.charset(), page.address());
 *     }
 * }
 * }</pre>
 *
 * <p><b>Where it goes.</b> Only http and https, only without user-info, and only where every address the host stands for is
 * public: a name with one loopback, private, link-local (cloud metadata), multicast, documentation or otherwise special address
 * is refused. Hosts written as numbers in disguise, such as {@code http://2130706433/}, are malformed. Ports are 80, 443, 8080
 * and 8443 unless others are allowed, so that nobody scans ports or speaks to mail servers through it. A host may allow blocks
 * of addresses of its own, where any port will do. The check is repeated at every redirect, and the connection is made to the
 * checked address itself: the name is not looked up again. A kept connection is used again only for the same name at the same
 * checked address.
 *
 * <p><b>What it does not do.</b> It sends no cookies or credentials, never tries a request again (it only tries the next address
 * of a name when one cannot be connected to), follows no redirect from https to http, since what is published should not hang on
 * the weakest link, and takes no HTTP proxy from the environment or from system properties. It does not read robots.txt.
 *
 * <p><b>Bounds.</b> A fetch ends by its deadline, whatever the server does; only a look-up that hangs is waited for. An
 * interrupt is noticed at the next byte or timeout, on virtual threads at once. While
 * fetches are under way, one daemon thread keeps the deadlines; it ends when idle. At most 256 connections are open, 32 to one
 * target, and idle ones are kept for 30 seconds at most and swept out by the next fetch.
 */
public final class PageFetcher implements AutoCloseable {

    private final WebClient client;
    private final AddressGuard guard;
    private final Limits limits;
    private final TimeSource time;
    private final Alarms alarms = new Alarms();
    private volatile boolean closed;

    private PageFetcher(Builder from) {
        this.limits = new Limits(
                from.connectTimeout, from.readTimeout, from.deadline, from.maxBytes, from.maxRedirects, from.userAgent);
        this.time = from.time;
        this.guard = new AddressGuard(from.resolver, from.allowed, from.ports);
        this.client = new WebClient(limits, from.trust);
    }

    /**
     * A fetcher with the default bounds, for public addresses only.
     *
     * @return the fetcher, to be closed
     */
    public static PageFetcher create() {
        return builder().build();
    }

    /**
     * Starts a fetcher.
     *
     * @return a builder that holds the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Fetches a page.
     *
     * @param address an absolute http or https address; a fragment is ignored
     * @return the page
     * @throws FetchException if it could not or must not be fetched
     * @throws IllegalStateException if the fetcher is closed
     */
    public FetchedPage fetch(URI address) {
        Fetched fetched = fetch(address, Validators.none());
        if (fetched instanceof FetchedPage page) {
            return page;
        }
        throw new IllegalStateException("not modified, though nothing was asked with");
    }

    /**
     * Fetches a page if the server has another version than the one the validators are of.
     *
     * @param address an absolute http or https address; a fragment is ignored
     * @param validators what came with the last version; without any the fetch is unconditional
     * @return the page, or that it has not been modified
     * @throws FetchException if it could not or must not be fetched
     * @throws IllegalStateException if the fetcher is closed
     */
    public Fetched fetch(URI address, Validators validators) {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(validators, "validators");
        if (closed) {
            throw new IllegalStateException("the fetcher is closed");
        }
        return new FetchRun(client, guard, alarms, limits, time, () -> closed).fetch(address, validators);
    }

    /**
     * Closes all connections at once. Fetches under way fail with {@link FetchException.Reason#CANCELLED}. Closing twice is
     * harmless.
     */
    @Override
    public void close() {
        closed = true;
        alarms.close();
        client.close();
    }

    /** Sets up a {@link PageFetcher}. For one thread at a time; it may be used again and shares nothing with what it built. */
    public static final class Builder {

        private static final Duration LONGEST = Duration.ofHours(1);
        private static final Duration SHORTEST = Duration.ofMillis(1);
        private static final int LARGEST_BODY = 1 << 30;
        private static final int MOST_REDIRECTS = 50;

        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration readTimeout = Duration.ofSeconds(10);
        private Duration deadline = Duration.ofSeconds(20);
        private int maxBytes = 10 << 20;
        private int maxRedirects = 5;
        private String userAgent = "NewsForge/0.1";
        private NameResolver resolver = NameResolver.system();
        private TimeSource time = TimeSource.system();
        private SSLContext trust = SSLContexts.createDefault();
        private final List<AddressBlock> allowed = new ArrayList<>();
        private final Set<Integer> ports = new TreeSet<>(Set.of(80, 443, 8080, 8443));

        private Builder() {}

        /**
         * How long connecting to one address may take, the TLS handshake counted apart.
         *
         * @param timeout 1 ms to 1 h; 5 s unless set
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder connectTimeout(Duration timeout) {
            connectTimeout = checked("connectTimeout", timeout);
            return this;
        }

        /**
         * How long the server may be silent, before the reply and within it.
         *
         * @param timeout 1 ms to 1 h; 10 s unless set
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder readTimeout(Duration timeout) {
            readTimeout = checked("readTimeout", timeout);
            return this;
        }

        /**
         * How long one fetch may take in all, over all redirects and to the last byte.
         *
         * @param total 1 ms to 1 h; 20 s unless set
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder deadline(Duration total) {
            deadline = checked("deadline", total);
            return this;
        }

        /**
         * How many bytes a body may have, both as received and with gzip or deflate undone.
         *
         * @param bytes 1 to 1 GiB; 10 MiB unless set
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder maxBytes(int bytes) {
            if (bytes < 1 || bytes > LARGEST_BODY) {
                throw new IllegalArgumentException("maxBytes: " + bytes + " (expected: 1 to " + LARGEST_BODY + ")");
            }
            maxBytes = bytes;
            return this;
        }

        /**
         * How many redirects one fetch follows. A loop of redirects ends by this count.
         *
         * @param redirects 0 to 50; 5 unless set
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder maxRedirects(int redirects) {
            if (redirects < 0 || redirects > MOST_REDIRECTS) {
                throw new IllegalArgumentException(
                        "maxRedirects: " + redirects + " (expected: 0 to " + MOST_REDIRECTS + ")");
            }
            maxRedirects = redirects;
            return this;
        }

        /**
         * What the fetcher calls itself. Name your service, and an address where its purpose is told.
         *
         * @param name printable ASCII, not blank; {@code NewsForge/0.1} unless set
         * @return this builder
         * @throws IllegalArgumentException if it is blank or holds anything but printable ASCII
         */
        public Builder userAgent(String name) {
            Objects.requireNonNull(name, "userAgent");
            if (!Validators.isHeaderText(name)) {
                throw new IllegalArgumentException("userAgent: " + name + " (expected: printable ASCII, not blank)");
            }
            userAgent = name;
            return this;
        }

        /**
         * Allows addresses that are not public, on any port: an intranet's, or loopback in a test. Repeatable. Whoever chooses
         * the addresses to fetch can then reach everything in the block, so keep it as small as can be.
         *
         * @param block an IPv4 or IPv6 address such as {@code 127.0.0.1} or {@code ::1}, or a block such as
         *     {@code 10.20.0.0/16}, with no bit set after the prefix; never a name
         * @return this builder
         * @throws IllegalArgumentException if it is neither
         */
        public Builder allowAddresses(String block) {
            allowed.add(AddressBlock.parse(Objects.requireNonNull(block, "block")));
            return this;
        }

        /**
         * Allows one more port at public addresses, beside 80, 443, 8080 and 8443. Repeatable.
         *
         * @param port 1 to 65535
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder allowPort(int port) {
            if (port < 1 || port > WebAddress.LAST_PORT) {
                throw new IllegalArgumentException("port: " + port + " (expected: 1 to " + WebAddress.LAST_PORT + ")");
            }
            ports.add(port);
            return this;
        }

        /**
         * Who looks host names up.
         *
         * @param names the resolver; that of the machine unless set
         * @return this builder
         */
        public Builder nameResolver(NameResolver names) {
            resolver = Objects.requireNonNull(names, "nameResolver");
            return this;
        }

        /**
         * The clocks: the monotonic one for the deadline, the wall clock to understand a {@code Retry-After} date.
         * Timeouts of the network itself always run in real time.
         *
         * @param source the source; that of the machine unless set
         * @return this builder
         */
        public Builder time(TimeSource source) {
            time = Objects.requireNonNull(source, "time");
            return this;
        }

        /** For tests with a certificate of their own. */
        Builder trust(SSLContext context) {
            trust = context;
            return this;
        }

        /**
         * Builds the fetcher. No connection is made yet and no thread is started.
         *
         * @return the fetcher, to be closed
         */
        public PageFetcher build() {
            return new PageFetcher(this);
        }

        private static Duration checked(String name, Duration value) {
            Objects.requireNonNull(value, name);
            if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        name + ": " + value + " (expected: " + SHORTEST + " to " + LONGEST + ")");
            }
            return value;
        }
    }
}
