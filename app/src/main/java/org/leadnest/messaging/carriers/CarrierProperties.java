package org.leadnest.messaging.carriers;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Which carriers are used and how they are reached: {@code leadnest.mail.*} and {@code leadnest.sms.*}. */
@ConfigurationProperties("leadnest")
public record CarrierProperties(
        @DefaultValue Mail mail, @DefaultValue Sms sms) {

    public enum MailProvider {
        OUTBOX,
        SMTP,
        SENDGRID,
        ABACUS
    }

    public enum SmsProvider {
        OUTBOX,
        TWILIO
    }

    /** @param from the address that mail comes from; the domain of it stands in Message-IDs too */
    public record Mail(
            @DefaultValue("outbox") MailProvider provider,
            @DefaultValue("mail@leadnest.example") String from,
            @DefaultValue Sendgrid sendgrid,
            @DefaultValue Abacus abacus) {}

    /** @param webhookPublicKey by which its events are signed, base64 as its settings show it */
    public record Sendgrid(
            @DefaultValue("https://api.sendgrid.com") String baseUrl,
            @Nullable String apiKey,
            @Nullable String webhookPublicKey) {}

    public record Abacus(
            @DefaultValue("https://apps.abacus.ai") String baseUrl,
            @Nullable String deploymentToken,
            @Nullable String appId) {}

    /** @param from the number that texts come from, when the account has none of its own */
    public record Sms(
            @DefaultValue("outbox") SmsProvider provider,
            @DefaultValue Twilio twilio) {}

    public record Twilio(
            @DefaultValue("https://api.twilio.com") String baseUrl,
            @Nullable String accountSid,
            @Nullable String authToken,
            @Nullable String from) {}
}
