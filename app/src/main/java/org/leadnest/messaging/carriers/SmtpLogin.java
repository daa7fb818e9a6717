package org.leadnest.messaging.carriers;

import jakarta.mail.MessagingException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * A mail server that takes an account's mail.
 *
 * @param tls encrypted from the first byte (RFC 8314, usually port 465); without it STARTTLS is asked for
 */
public record SmtpLogin(String host, int port, boolean tls, String username, String password) {

    /** Signs in and out. */
    public void connect() throws MessagingException {
        var sender = sender();
        SmtpCarrier.limit(sender);
        sender.testConnection();
    }

    /** STARTTLS is insisted on, except towards this machine. */
    JavaMailSenderImpl sender() {
        var sender = new JavaMailSenderImpl();
        sender.setProtocol(tls ? "smtps" : "smtp");
        sender.setHost(host);
        sender.setPort(port);
        sender.setUsername(username);
        sender.setPassword(password);
        var properties = sender.getJavaMailProperties();
        properties.setProperty("mail.smtp.auth", "true");
        properties.setProperty("mail.smtps.auth", "true");
        properties.setProperty("mail.smtp.starttls.enable", "true");
        var nearby = host.equals("127.0.0.1") || host.equals("localhost");
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(!nearby));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtps.ssl.checkserveridentity", "true");
        return sender;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return username + " at " + host + ":" + port;
    }
}
