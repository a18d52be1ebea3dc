package io.newsforge.health.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A fresh certificate, signed by itself. */
final class Certificate {

    private static final char[] PASSWORD = "for-this-test".toCharArray();

    private final KeyStore keys;

    private Certificate(KeyStore keys) {
        this.keys = keys;
    }

    /** Made by the JDK's keytool. */
    static Certificate of(String subjectAlternativeName, Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "mail",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=test",
                        "-validity",
                        "2",
                        "-ext",
                        "SAN=" + subjectAlternativeName,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return new Certificate(keys);
    }

    SSLContext server() throws GeneralSecurityException {
        KeyManagerFactory mine = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        mine.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(mine.getKeyManagers(), null, null);
        return context;
    }

    SSLContext trusted() throws GeneralSecurityException {
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        try {
            certificates.load(null, null);
        } catch (IOException never) {
            throw new AssertionError(never);
        }
        certificates.setCertificateEntry("mail", keys.getCertificate("mail"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
