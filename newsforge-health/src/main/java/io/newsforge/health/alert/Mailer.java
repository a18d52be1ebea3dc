package io.newsforge.health.alert;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.PasswordAuthentication;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part of {@link SmtpSink} that knows jakarta.mail, which may not be there. Immutable. */
final class Mailer {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpSink.class);
    private static final Pattern CODE = Pattern.compile("([45][0-9]{2})[ -]");
    private static final Set<String> REFUSED = Set.of("552", "554");

    private final String application;
    private final String from;
    private final List<String> to;
    private final String protocol;
    private final @Nullable Supplier<PasswordAuthentication> credentials;
    private final Session session;

    Mailer(SmtpSink.Builder builder) {
        application = builder.application;
        from = builder.from;
        to = List.copyOf(builder.to);
        protocol = builder.security == SmtpSink.Security.IMPLICIT ? "smtps" : "smtp";
        credentials = builder.credentials;
        session = Session.getInstance(properties(builder));
    }

    static String expectAddress(String what, String address) {
        boolean plain = address.codePoints().noneMatch(c -> Texts.isControl(c) || (c == ',') || (c == ' '));
        int at = address.indexOf('@');
        if (!plain || (at < 1) || (at == address.length() - 1) || (at != address.lastIndexOf('@'))) {
            throw new IllegalArgumentException(what + ": \"" + Texts.line(address, Alert.LONGEST_TITLE)
                    + "\" (expected: one address, such as name@example.org)");
        }
        return address;
    }

    private static Properties properties(SmtpSink.Builder builder) {
        Properties properties = new Properties();
        boolean implicit = builder.security == SmtpSink.Security.IMPLICIT;
        String prefix = implicit ? "mail.smtps." : "mail.smtp.";
        String timeout = Long.toString(builder.timeout.toMillis());
        String startTls = Boolean.toString(builder.security == SmtpSink.Security.STARTTLS);
        properties.setProperty(prefix + "host", builder.host);
        properties.setProperty(prefix + "port", Integer.toString(builder.port));
        properties.setProperty(prefix + "auth", Boolean.toString(builder.credentials != null));
        properties.setProperty(prefix + "starttls.enable", startTls);
        properties.setProperty(prefix + "starttls.required", startTls);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.setProperty(prefix + "connectiontimeout", timeout);
        properties.setProperty(prefix + "timeout", timeout);
        properties.setProperty(prefix + "writetimeout", timeout);
        if (builder.tls != null) {
            properties.put(prefix + "ssl.socketFactory", builder.tls.getSocketFactory());
            properties.setProperty(prefix + "socketFactory.fallback", "false"); // else the system's trust is tried next
        }
        return properties;
    }

    void send(Alert alert) {
        try {
            MimeMessage message = message(alert);
            Transport transport = session.getTransport(protocol);
            try {
                connect(transport);
                transport.sendMessage(message, message.getAllRecipients());
            } finally {
                close(transport);
            }
        } catch (MessagingException failed) {
            throw judged(failed);
        }
    }

    /** A message that was taken is not sent again because the good-bye failed. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException failed) {
            LOG.debug("a mail connection was not closed well: {}", Failures.named(failed));
        }
    }

    private void connect(Transport transport) throws MessagingException {
        if (credentials == null) {
            transport.connect();
        } else {
            PasswordAuthentication who = credentials.get();
            transport.connect(who.getUserName(), new String(who.getPassword()));
        }
    }

    private MimeMessage message(Alert alert) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(from, true));
        for (String address : to) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
        }
        message.setSubject(AlertText.subject(application, alert), StandardCharsets.UTF_8.name());
        message.setText(AlertText.body(alert), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(alert.since()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    /**
     * Messages of mail clients hold addresses and what the server said, so only types and the server's number go on. 552 (too large) and
     * 554 (content refused) are about this message; a sender, a recipient or a password that is refused can be mended.
     */
    private static AlertSinkException judged(MessagingException failed) {
        String code = code(failed);
        String message = "mail: " + Failures.named(failed) + (code.isEmpty() ? "" : ", answer " + code);
        boolean aboutThis = (failed instanceof SendFailedException send)
                && ((send.getInvalidAddresses() == null) || (send.getInvalidAddresses().length == 0))
                && REFUSED.contains(code);
        return aboutThis ? AlertSinkException.lasting(message) : AlertSinkException.passing(message);
    }

    private static String code(MessagingException failed) {
        Matcher code = CODE.matcher(String.valueOf(failed.getMessage()));
        return code.lookingAt() ? code.group(1) : "";
    }
}
