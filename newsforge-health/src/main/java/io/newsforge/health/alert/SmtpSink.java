package io.newsforge.health.alert;

import io.newsforge.expect.Expect;
import java.net.PasswordAuthentication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends alerts by mail, each in a connection of its own. Thread-safe. Needs {@code org.eclipse.angus:angus-mail} beside this module.
 *
 * <pre>{@code
 * AlertSink mail = SmtpSink.builder("smtp.example.org")
 *         .credentials(() -> new PasswordAuthentication("alerts", secrets.read("smtp")))
 *         .from("alerts@example.org").to("oncall@example.org").build();
 * }</pre>
 *
 * <p>The connection is encrypted with STARTTLS, or nothing is sent; the server's certificate must be trusted and be for its name. User
 * name and password are asked for at each message and never shown. The subject is {@code [CRITICAL] NewsForge: database is down}.
 *
 * <p>What a server answers with 552 or 554 is refused for good; all else can be tried again.
 */
public final class SmtpSink implements AlertSink {

    /** How the connection is encrypted. */
    enum Security {
        STARTTLS,
        IMPLICIT,
        NONE
    }

    private final Mailer mailer;
    private final String host;

    private SmtpSink(Builder builder) {
        host = builder.host;
        mailer = new Mailer(builder);
    }

    /**
     * Begins a sink.
     *
     * @param host the name of the mail server, as its certificate has it
     * @return a builder with the defaults: port 587, STARTTLS, nobody logged in
     * @throws IllegalArgumentException if it is blank
     */
    public static Builder builder(String host) {
        return new Builder(Expect.text("host", host));
    }

    @Override
    public void send(Alert alert) {
        mailer.send(alert);
    }

    /** What it is, without names and passwords. */
    @Override
    public String toString() {
        return "SmtpSink[host=" + host + "]";
    }

    /** Builds an {@link SmtpSink}; for one thread at a time, and reusable. */
    public static final class Builder {

        final String host;
        final List<String> to = new ArrayList<>();
        int port = 587;
        String from = "";
        String application = "NewsForge";
        Duration timeout = Duration.ofSeconds(10);
        Security security = Security.STARTTLS;

        @Nullable
        Supplier<PasswordAuthentication> credentials;

        @Nullable
        SSLContext tls;

        private Builder(String host) {
            this.host = host;
        }

        /**
         * The port. 587 by default.
         *
         * @param number 1 to 65,535
         * @return this builder
         * @throws IllegalArgumentException if it is outside
         */
        public Builder port(int number) {
            port = Expect.between("port", number, 1, 65_535);
            return this;
        }

        /**
         * Who is logged in. Nobody by default.
         *
         * @param asked is asked at each message, on the thread that sends
         * @return this builder
         */
        public Builder credentials(Supplier<PasswordAuthentication> asked) {
            credentials = Objects.requireNonNull(asked, "credentials");
            return this;
        }

        /**
         * Who the mail is from.
         *
         * @param address an address without line breaks and other controls
         * @return this builder
         * @throws IllegalArgumentException if it is none
         */
        public Builder from(String address) {
            from = Mailer.expectAddress("from", address);
            return this;
        }

        /**
         * Adds somebody the mail is to.
         *
         * @param address an address without line breaks and other controls
         * @return this builder
         * @throws IllegalArgumentException if it is none
         */
        public Builder to(String address) {
            to.add(Mailer.expectAddress("to", address));
            return this;
        }

        /**
         * What the subject calls the program. {@code NewsForge} by default.
         *
         * @param name not blank; controls become spaces
         * @return this builder
         * @throws IllegalArgumentException if it is blank
         */
        public Builder application(String name) {
            application = Expect.text("application", Texts.line(name, Alert.LONGEST_TITLE));
            return this;
        }

        /**
         * How long connecting, and each answer of the server, may take. 10 seconds by default; a mail needs about a dozen answers.
         *
         * @param longest 1 millisecond to 10 minutes
         * @return this builder
         * @throws IllegalArgumentException if it is outside
         */
        public Builder timeout(Duration longest) {
            Expect.between("timeout in milliseconds", longest.toMillis(), 1, 600_000);
            timeout = longest;
            return this;
        }

        /**
         * Trusts by the host's own rules, such as a certificate of the host's own. The system's by default.
         *
         * @param context makes the encrypted connections
         * @return this builder
         */
        public Builder tls(SSLContext context) {
            tls = Objects.requireNonNull(context, "tls");
            return this;
        }

        /**
         * Encrypts from the first byte (SMTPS, by custom on port 465) instead of by STARTTLS.
         *
         * @return this builder
         */
        public Builder implicitTls() {
            security = Security.IMPLICIT;
            return this;
        }

        /**
         * Encrypts nothing: for a relay on the same machine only. Passwords and alerts can be read on the way.
         *
         * @return this builder
         */
        public Builder allowPlainText() {
            security = Security.NONE;
            return this;
        }

        /**
         * The sink.
         *
         * @return the sink
         * @throws IllegalArgumentException if it is from or to nobody
         * @throws IllegalStateException if there is no jakarta.mail
         */
        public SmtpSink build() {
            Expect.text("from", from);
            Expect.between("to", to.size(), 1, 100);
            try {
                return new SmtpSink(this);
            } catch (LinkageError | IllegalStateException absent) {
                throw new IllegalStateException(
                        "jakarta.mail: not there (expected: org.eclipse.angus:angus-mail on the class or module path)",
                        absent);
            }
        }
    }
}
