package org.leadnest.messaging.connections;

import java.io.IOException;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.carriers.Carrier;
import org.leadnest.messaging.carriers.Carriers;
import org.leadnest.messaging.carriers.SmtpLogin;
import org.leadnest.platform.outbound.OutboundAddresses;
import org.springframework.stereotype.Component;

/** Which carrier a lane of the account of the running code takes: its own when it has one, else the house's. */
@Component
public class Ways {
    private final Connections connections;
    private final Carriers carriers;
    private final OutboundAddresses addresses;

    Ways(Connections connections, Carriers carriers, OutboundAddresses addresses) {
        this.connections = connections;
        this.carriers = carriers;
        this.addresses = addresses;
    }

    public Way of(Lane lane) {
        return lane.house()
                ? house(lane.channel())
                : connections
                        .find(lane.channel())
                        .filter(Connection::complete)
                        .map(this::own)
                        .orElseGet(() -> house(lane.channel()));
    }

    /** Whether messages by it must be complete in law. */
    public boolean strict(Way way) {
        return way instanceof Way.Open open && carriers.strict(open.carrier());
    }

    private Way house(Channel channel) {
        return carriers.sender(channel)
                .<Way>map(sender -> new Way.Open(carriers.of(channel), sender, null, null))
                .orElseGet(() -> new Way.Shut("The channel is not configured."));
    }

    private Way own(Connection connection) {
        String problem = connection.problem();
        if (problem != null) {
            return new Way.Shut("Your own carrier did not pass its test (Settings, Sending): " + problem);
        }
        Findings.Pace pace = connection.findings().pace(connection.sender()).orElse(null);
        if (pace != null && !pace.blocked().isEmpty()) {
            return new Way.Shut(pace.blocked());
        }
        Credentials login = connection.credentials();
        try {
            Carrier carrier = switch (login.provider()) {
                case TWILIO -> carriers.twilio(login.login(), login.secret());
                case SENDGRID -> carriers.sendgrid(login.secret());
                case SMTP -> {
                    addresses.check(login.host());
                    yield carriers.smtp(
                            new SmtpLogin(login.host(), login.port(), login.tls(), login.login(), login.secret()));
                }
            };
            return new Way.Open(
                    carrier, connection.sender(), connection.warm() ? null : connection.connectedAt(), pace);
        } catch (IOException unreachable) {
            return new Way.Shut("Your mail server cannot be used: " + unreachable.getMessage());
        }
    }
}
