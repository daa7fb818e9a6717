package org.leadnest.messaging.inbound;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.carriers.CarrierProperties;
import org.leadnest.messaging.connections.Connection;
import org.leadnest.messaging.connections.Connections;
import org.leadnest.messaging.connections.Provider;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/**
 * What a carrier's calls to an account are signed with: by the account's own credentials, or by the house's, with which a
 * message may have gone out before the account had any.
 */
@Component
class DoorKeys {
    private final Connections connections;
    private final CarrierProperties properties;

    DoorKeys(Connections connections, CarrierProperties properties) {
        this.connections = connections;
        this.properties = properties;
    }

    List<String> twilioTokens(AccountId account) {
        return keys(
                own(account, Provider.TWILIO).map(found -> found.credentials().secret()),
                properties.sms().twilio().authToken());
    }

    /** The auth token of the account SID, where it is the account's own or the house's. */
    Optional<String> twilioToken(AccountId account, String sid) {
        CarrierProperties.Twilio house = properties.sms().twilio();
        return own(account, Provider.TWILIO)
                .filter(found -> found.credentials().login().equals(sid))
                .map(found -> found.credentials().secret())
                .or(() -> sid.equals(house.accountSid()) ? Optional.ofNullable(house.authToken()) : Optional.empty())
                .filter(token -> !token.isBlank());
    }

    List<String> sendgridKeys(AccountId account) {
        return keys(
                own(account, Provider.SENDGRID).map(Connection::eventKey),
                properties.mail().sendgrid().webhookPublicKey());
    }

    private Optional<Connection> own(AccountId account, Provider provider) {
        Channel channel = provider.channel();
        return Tenancy.as(account, () -> connections.find(channel))
                .filter(found -> found.credentials().provider() == provider);
    }

    private static List<String> keys(Optional<String> own, @org.jspecify.annotations.Nullable String house) {
        return Stream.of(own.orElse(null), house)
                .filter(Objects::nonNull)
                .filter(key -> !key.isBlank())
                .toList();
    }
}
