package io.newsforge.health.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.PasswordAuthentication;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpSinkTest {

    private static final String PASSWORD = "hunter2-SECRET";
    private static final Alert ALERT = Alert.firing(
            "check:database", Severity.CRITICAL, "database is down", Instant.parse("2026-11-26T08:00:00Z"));

    private static Certificate certificate;
    private static Certificate forAnother;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private TlsDoor door;

    @BeforeAll
    static void makeCertificates(@TempDir Path folder, @TempDir Path other) throws Exception {
        certificate = Certificate.of("ip:127.0.0.1", folder);
        forAnother = Certificate.of("dns:mail.example.org", other);
    }

    @BeforeEach
    void start() throws Exception {
        mail.start();
        mail.setUser("alerts@example.org", "alerts", PASSWORD);
        door = new TlsDoor(certificate.server(), true, mail.getSmtp().getPort());
    }

    @AfterEach
    void stop() {
        door.close();
        mail.stop();
    }

    private SmtpSink.Builder to(int port) throws Exception {
        return SmtpSink.builder("127.0.0.1")
                .port(port)
                .tls(certificate.trusted())
                .credentials(() -> new PasswordAuthentication("alerts", PASSWORD.toCharArray()))
                .from("alerts@example.org")
                .to("oncall@example.org");
    }

    private static AlertSinkException refusal(SmtpSink sink) {
        return catchThrowableOfType(AlertSinkException.class, () -> sink.send(ALERT));
    }

    @Test
    void sendsThroughStartTls() throws Exception {
        to(door.port()).to("second@example.org").build().send(ALERT.withText("no answer within PT5S"));

        assertThat(mail.getReceivedMessages()).hasSize(2);
        MimeMessage message = mail.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("[CRITICAL] NewsForge: database is down");
        assertThat(message.getFrom()[0]).hasToString("alerts@example.org");
        assertThat(message.getAllRecipients()).hasSize(2);
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat((String) message.getContent())
                .contains("no answer within PT5S")
                .contains("since 2026-11-26T08:00:00Z");
        assertThat(door.inPlainText()).hasSize(2).last().isEqualTo("STARTTLS");
    }

    @Test
    void sendsThroughTlsFromTheFirstByte() throws Exception {
        try (TlsDoor smtps =
                new TlsDoor(certificate.server(), false, mail.getSmtp().getPort())) {
            to(smtps.port()).implicitTls().build().send(ALERT);
        }

        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void doesNotFallBackToTheSystemsTrustWhereTheHostsOwnRefuses() throws Exception {
        try (TlsDoor smtps =
                new TlsDoor(forAnother.server(), false, mail.getSmtp().getPort())) {
            AlertSinkException refused = refusal(to(smtps.port()).implicitTls().build());

            assertThat(refused.isPassing()).isTrue();
            assertThat(smtps.callers()).isEqualTo(1);
        }
    }

    @Test
    void sendsNothingWhereThereIsNoStartTls() throws Exception {
        AlertSinkException refused = refusal(to(mail.getSmtp().getPort()).build());

        assertThat(refused.isPassing()).isTrue();
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void sendsPlainTextOnlyIfTold() throws Exception {
        to(mail.getSmtp().getPort()).allowPlainText().build().send(ALERT);

        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void trustsNoCertificateOfWhichNobodyToldIt() throws Exception {
        SmtpSink distrustful = SmtpSink.builder("127.0.0.1")
                .port(door.port())
                .from("alerts@example.org")
                .to("oncall@example.org")
                .build();

        assertThat(refusal(distrustful)).hasMessageContaining("SSLHandshakeException");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void trustsNoCertificateForAnotherName() throws Exception {
        try (TlsDoor wrong =
                new TlsDoor(forAnother.server(), true, mail.getSmtp().getPort())) {
            SmtpSink sink = to(wrong.port()).tls(forAnother.trusted()).build();

            assertThat(refusal(sink)).hasMessageContaining("SSLHandshakeException");
        }
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void asksForThePasswordAtEachMessageAndNeverShowsIt() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        SmtpSink sink = to(door.port())
                .credentials(() -> {
                    asked.incrementAndGet();
                    return new PasswordAuthentication("alerts", (PASSWORD + "-wrong").toCharArray());
                })
                .build();

        try (LoggedText logged = new LoggedText()) {
            AlertSinkException refused = refusal(sink);
            Alerts alerts = Alerts.builder().sink("mail", sink).build();
            alerts.raise(ALERT);
            alerts.tick();
            alerts.close();

            assertThat(refused.isPassing()).isTrue();
            assertThat(refused).hasMessageContaining("AuthenticationFailedException");
            assertThat(WebhookSinkTest.stackTrace(refused) + sink + logged.text())
                    .contains("sink mail does not take alerts")
                    .doesNotContain(PASSWORD);
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void neverShowsWhatASupplierOfPasswordsThrows() throws Exception {
        SmtpSink sink = to(door.port())
                .credentials(() -> {
                    throw new IllegalStateException("vault said " + PASSWORD);
                })
                .build();

        try (LoggedText logged = new LoggedText()) {
            Alerts alerts = Alerts.builder().sink("mail", sink).build();
            alerts.raise(ALERT);
            alerts.tick();
            alerts.close();

            assertThat(logged.text()).contains("IllegalStateException").doesNotContain(PASSWORD);
        }
    }

    @Test
    void aTitleCannotBeginAHeader() throws Exception {
        Alert nasty = Alert.firing("k", Severity.INFO, "a\r\nBcc: evil@example.org\r\n\r\nb é", Instant.EPOCH);

        to(door.port()).application("x\r\nX-Evil: 1").build().send(nasty);

        MimeMessage message = mail.getReceivedMessages()[0];
        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(message.getSubject()).isEqualTo("[INFO] x  X-Evil: 1: a  Bcc: evil@example.org    b é");
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getHeader("X-Evil")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a@b.c\r\nBcc: d@e.f", "a@b.c\nX: y", "a@b.c,d@e.f", "a b@c.d", "nobody", "@", "a@", "a@b@c"})
    void refusesAddressesThatAreMoreOrLessThanOne(String address) {
        assertThatThrownBy(() -> SmtpSink.builder("h").to(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("to: \"");
        assertThatThrownBy(() -> SmtpSink.builder("h").from(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("from: \"")
                .hasMessageNotContaining("\n");
    }

    @Test
    void givesUpOnAServerThatSaysNothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            SmtpSink hurried =
                    to(silent.getLocalPort()).timeout(Duration.ofMillis(200)).build();

            assertThat(refusal(hurried).isPassing()).isTrue();
        }
    }
}
