package org.leadnest.platform.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** The special-purpose address blocks of RFC 6890 that no public service has. */
final class PrivateNetworks {
    private PrivateNetworks() {}

    static boolean contains(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        return address instanceof Inet4Address four ? inFour(four.getAddress()) : inSix((Inet6Address) address);
    }

    private static boolean inFour(byte[] octets) {
        int first = octets[0] & 0xff;
        int second = octets[1] & 0xff;
        return first == 0
                || first >= 240
                || (first == 100 && second >= 64 && second <= 127)
                || (first == 192 && second == 0)
                || (first == 198 && (second == 18 || second == 19));
    }

    private static boolean inSix(Inet6Address address) {
        byte[] octets = address.getAddress();
        int first = octets[0] & 0xff;
        boolean uniqueLocal = (first & 0xfe) == 0xfc;
        boolean translated = first == 0x00 && (octets[1] & 0xff) == 0x64 && (octets[2] & 0xff) == 0xff;
        return uniqueLocal || translated || address.isIPv4CompatibleAddress();
    }
}
