package io.newsforge.health.probe;

import io.newsforge.expect.Expect;
import io.newsforge.health.check.Health;
import io.newsforge.health.check.HealthCheck;
import io.newsforge.health.check.Reach;
import io.newsforge.time.TimeSource;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * How long certificates are still good. Immutable and thread-safe.
 *
 * <pre>{@code
 * CertificateCheck.ofServer("news.example", 443);
 * CertificateCheck.ofKeyStore(keys).degradedWithin(Duration.ofDays(30));
 * }</pre>
 *
 * <p>Judges the certificate that ends first: degraded less than 21 days before, down less than 3 days before or when it has ended or
 * not begun; unknown if there is none. It says nothing about trust, names or revocation. A day is often enough as a period. Data:
 * {@code subject}, {@code ends}, {@code days}, rounded down.
 */
public final class CertificateCheck implements HealthCheck {

    private static final int TIMEOUT_MILLIS = 2_000;

    private final Callable<? extends Collection<X509Certificate>> source;
    private final TimeSource time;
    private final Duration degraded;
    private final Duration down;

    private CertificateCheck(
            Callable<? extends Collection<X509Certificate>> source, TimeSource time, Duration degraded, Duration down) {
        this.source = source;
        this.time = time;
        this.degraded = degraded;
        this.down = down;
    }

    /**
     * A check of certificates that somebody else reads.
     *
     * @param source reads them
     * @return the check with the defaults
     */
    public static CertificateCheck of(Callable<? extends Collection<X509Certificate>> source) {
        Objects.requireNonNull(source, "source");
        return new CertificateCheck(source, TimeSource.system(), Duration.ofDays(21), Duration.ofDays(3));
    }

    /**
     * A check of the chain that a server shows in a TLS handshake. Any certificate is taken, and nothing is sent after the handshake.
     * Connecting and each read are bounded by 2 s.
     *
     * @param host the server's name or address
     * @param port 1 to 65,535
     * @return the check with the defaults
     * @throws IllegalArgumentException if the host is blank or the port outside
     */
    public static CertificateCheck ofServer(String host, int port) {
        Expect.text("host", host);
        Expect.between("port", port, 1, 65_535);
        return of(() -> TlsChain.read(host, port, TIMEOUT_MILLIS));
    }

    /**
     * A check of the chains that belong to the keys of a store. Certificates that it merely trusts are not looked at.
     *
     * @param store a store that was loaded
     * @return the check with the defaults
     */
    public static CertificateCheck ofKeyStore(KeyStore store) {
        Objects.requireNonNull(store, "store");
        return of(() -> chains(store));
    }

    private static List<X509Certificate> chains(KeyStore store) throws KeyStoreException {
        List<X509Certificate> all = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            Certificate[] chain = store.isKeyEntry(alias) ? store.getCertificateChain(alias) : null;
            all.addAll(chain == null ? List.of() : TlsChain.x509(chain));
        }
        return all;
    }

    /**
     * This check, degraded from another time before the end on.
     *
     * @param left not negative; 21 days by default
     * @return the new check
     * @throws IllegalArgumentException if it is negative
     */
    public CertificateCheck degradedWithin(Duration left) {
        return new CertificateCheck(source, time, Expect.notNegative("degradedWithin", left), down);
    }

    /**
     * This check, down from another time before the end on.
     *
     * @param left not negative; 3 days by default
     * @return the new check
     * @throws IllegalArgumentException if it is negative
     */
    public CertificateCheck downWithin(Duration left) {
        return new CertificateCheck(source, time, degraded, Expect.notNegative("downWithin", left));
    }

    /**
     * This check with another clock.
     *
     * @param clock where today's date comes from; the system's by default
     * @return the new check
     */
    public CertificateCheck time(TimeSource clock) {
        return new CertificateCheck(source, Objects.requireNonNull(clock, "time"), degraded, down);
    }

    @Override
    public Health check() throws Exception {
        Collection<X509Certificate> all = source.call();
        if (all.isEmpty()) {
            return Health.unknown("there is no certificate");
        }
        Instant now = time.instant();
        for (X509Certificate certificate : all) {
            if (certificate.getNotBefore().toInstant().isAfter(now)) {
                return shown(
                        Health.down("a certificate is not good before "
                                + certificate.getNotBefore().toInstant()),
                        certificate,
                        now);
            }
        }
        X509Certificate first = Collections.min(all, Comparator.comparing(X509Certificate::getNotAfter));
        return shown(judged(Duration.between(now, first.getNotAfter().toInstant())), first, now);
    }

    private Health judged(Duration left) {
        if (left.isNegative() || left.isZero()) {
            return Health.down("a certificate has ended");
        }
        if (left.compareTo(down) < 0) {
            return Health.down("a certificate ends in " + text(left));
        }
        return left.compareTo(degraded) < 0 ? Health.degraded("a certificate ends in " + text(left)) : Health.up();
    }

    private static String text(Duration left) {
        return left.toDays() > 1 ? left.toDays() + " days" : left.toHours() + " h";
    }

    private static Health shown(Health health, X509Certificate certificate, Instant now) {
        Instant ends = certificate.getNotAfter().toInstant();
        return health.with("subject", certificate.getSubjectX500Principal().getName())
                .with("ends", ends.toString())
                .with("days", Math.floorDiv(Duration.between(now, ends).toSeconds(), 86_400L));
    }

    @Override
    public Reach reach() {
        return Reach.SHARED;
    }
}
