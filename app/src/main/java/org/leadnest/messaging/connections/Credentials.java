package org.leadnest.messaging.connections;

/**
 * What opens an account's own carrier.
 *
 * @param login Twilio's account SID, or the user name at a mail server; empty for SendGrid
 * @param secret auth token, API key or password
 * @param host of a mail server; else empty
 * @param tls encrypted from the first byte, else by STARTTLS
 */
public record Credentials(Provider provider, String login, String secret, String host, int port, boolean tls) {

    public static Credentials twilio(String accountSid, String authToken) {
        return new Credentials(Provider.TWILIO, accountSid, authToken, "", 0, true);
    }

    public static Credentials sendgrid(String apiKey) {
        return new Credentials(Provider.SENDGRID, "", apiKey, "", 0, true);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return provider + " " + login + " " + host;
    }
}
