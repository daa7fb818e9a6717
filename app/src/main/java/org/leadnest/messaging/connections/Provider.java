package org.leadnest.messaging.connections;

import org.leadnest.messaging.Channel;

/** Whom an account may have credentials with. */
public enum Provider {
    TWILIO(Channel.SMS, "Twilio"),
    SENDGRID(Channel.EMAIL, "SendGrid"),
    SMTP(Channel.EMAIL, "Your mail server");

    private final Channel channel;
    private final String words;

    Provider(Channel channel, String words) {
        this.channel = channel;
        this.words = words;
    }

    public Channel channel() {
        return channel;
    }

    public String words() {
        return words;
    }
}
