package org.leadnest.messaging.carriers;

import java.util.Optional;
import org.leadnest.platform.web.Links;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where a carrier reports what became of a message. Twilio takes only addresses that it can reach (error 21609), so none is
 * given while the service has no external one, unless carriers stand on this machine too.
 */
@Component
class ReportAddress {
    private final Links links;
    private final boolean carriersNearby;

    ReportAddress(Links links, @Value("${leadnest.outbound.allow-private:false}") boolean carriersNearby) {
        this.links = links;
        this.carriersNearby = carriersNearby;
    }

    Optional<String> ofTexts(Envelope envelope) {
        var address = links.to("/hooks/twilio/" + envelope.account() + "?message=" + envelope.message());
        return reachable(address) ? Optional.of(address) : Optional.empty();
    }

    boolean reachable(String address) {
        return carriersNearby || address.startsWith("https://");
    }
}
