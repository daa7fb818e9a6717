package org.leadnest.platform.outbound;

import java.io.IOException;
import java.net.InetAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** For connections that are not HTTP: whether a host that a customer named may be reached from here. */
@Component
public class OutboundAddresses {
    private final boolean allowPrivate;

    OutboundAddresses(@Value("${leadnest.outbound.allow-private:false}") boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    /** Refuses hosts of private networks, and those that nobody knows. */
    public void check(String host) throws IOException {
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (!allowPrivate && PrivateNetworks.contains(address)) {
                throw new IOException(host + " is a private address");
            }
        }
    }
}
