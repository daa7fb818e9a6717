package org.leadnest.messaging.connections;

import org.springframework.stereotype.Component;

/** Asks a provider about credentials. Calls it, so never from within a transaction. */
@Component
public class TestCredentials {
    private final TwilioProbe twilio;
    private final SendgridProbe sendgrid;
    private final SmtpProbe smtp;

    TestCredentials(TwilioProbe twilio, SendgridProbe sendgrid, SmtpProbe smtp) {
        this.twilio = twilio;
        this.sendgrid = sendgrid;
        this.smtp = smtp;
    }

    /** @param from the address that mail is to come from; not looked at for texts */
    public Probe of(Credentials credentials, String from) {
        return switch (credentials.provider()) {
            case TWILIO -> twilio.look(credentials);
            case SENDGRID -> sendgrid.look(credentials, from);
            case SMTP -> smtp.look(credentials);
        };
    }
}
