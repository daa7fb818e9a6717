package org.leadnest.accounts.audit;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The network of an address, so that a log tells where something came from and not from whose desk: 24 bits of IPv4, 48 of
 * IPv6 (what a site is usually given, RFC 6177 section 2).
 */
public final class Network {
    private static final int V4_BYTES = 3;
    private static final int V6_BYTES = 6;

    private static final int V6_CUSTOMER_BYTES = 8;

    private Network() {}

    /** Such as {@code 203.0.113.0/24}; nothing when the text is no address. */
    public static Optional<String> of(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            int kept = parsed instanceof Inet4Address ? V4_BYTES : V6_BYTES;
            byte[] bytes = parsed.getAddress();
            Arrays.fill(bytes, kept, bytes.length, (byte) 0);
            String network = InetAddress.getByAddress(bytes).getHostAddress().replaceFirst("(^0)?(:0)+$", "::");
            return Optional.of(network + "/" + kept * Byte.SIZE);
        } catch (IllegalArgumentException | UnknownHostException noAddress) {
            return Optional.empty();
        }
    }

    /**
     * What limits count by: a whole IPv4 address; of IPv6 the network of 64 bits, which one customer is given (RFC 6177) with all of
     * its addresses. A text that is no address counts as it is.
     */
    public static String limited(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, V6_CUSTOMER_BYTES)
                    : address;
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }
}
