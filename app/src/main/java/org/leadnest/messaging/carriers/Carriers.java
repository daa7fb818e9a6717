package org.leadnest.messaging.carriers;

import java.util.Optional;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.carriers.CarrierProperties.Twilio;
import org.leadnest.platform.outbound.OutboundHttp;
import org.leadnest.platform.web.DeploymentProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The house's carrier of each channel, as the properties choose it, and carriers made from an account's own credentials. */
@Component
public class Carriers {
    /** The sender of texts that stay in the house: a number that is reserved for fiction. */
    private static final String OUTBOX_NUMBER = "+12025550100";

    private final CarrierProperties properties;
    private final boolean development;
    private final ReportAddress reports;
    private final RestClient twilio;
    private final RestClient sendgrid;
    private final Carrier mail;
    private final Carrier sms;

    Carriers(
            CarrierProperties properties,
            Outbox outbox,
            ObjectProvider<JavaMailSenderImpl> smtp,
            OutboundHttp outbound,
            ReportAddress reports,
            DeploymentProperties deployment) {
        this.development = deployment.development();
        this.properties = properties;
        this.reports = reports;
        this.twilio = outbound.client(properties.sms().twilio().baseUrl(), HttpCalls.ANSWER);
        this.sendgrid = outbound.client(properties.mail().sendgrid().baseUrl(), HttpCalls.ANSWER);
        this.mail = switch (properties.mail().provider()) {
            case OUTBOX -> new OutboxCarrier(outbox);
            case SMTP -> new SmtpCarrier(smtp.getObject());
            case SENDGRID -> new SendgridCarrier(properties.mail().sendgrid(), outbound);
            case ABACUS -> new AbacusCarrier(properties.mail().abacus(), outbound);
        };
        this.sms = switch (properties.sms().provider()) {
            case OUTBOX -> new OutboxCarrier(outbox);
            case TWILIO -> new TwilioCarrier(properties.sms().twilio(), outbound, reports::ofTexts);
        };
    }

    /** The house's own. */
    public Carrier of(Channel channel) {
        return switch (channel) {
            case EMAIL -> mail;
            case SMS -> sms;
        };
    }

    public Carrier twilio(String accountSid, String authToken) {
        var base = properties.sms().twilio().baseUrl();
        return new TwilioCarrier(new Twilio(base, accountSid, authToken, null), twilio, reports::ofTexts);
    }

    public Carrier sendgrid(String apiKey) {
        return new SendgridCarrier(apiKey, sendgrid);
    }

    public Carrier smtp(SmtpLogin login) {
        return new SmtpCarrier(login.sender());
    }

    /** Whether a message by this carrier must be complete in law: it reaches people, from a service in production. */
    public boolean strict(Carrier carrier) {
        return carrier.leavesTheHouse() && !development;
    }

    /** The address or number that the house's messages of a channel come from; absent while it is not configured. */
    public Optional<String> sender(Channel channel) {
        return switch (channel) {
            case EMAIL -> Optional.of(properties.mail().from());
            case SMS ->
                sms.leavesTheHouse()
                        ? Optional.ofNullable(properties.sms().twilio().from())
                        : Optional.of(OUTBOX_NUMBER);
        };
    }
}
