package org.leadnest.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.leadnest.platform.secrets.DerivedKeys;

/** Senders are counted by what one of them can have. */
class TicketSealTests {
    private final TicketSeal seal =
            new TicketSeal(DerivedKeys.of(Base64.getEncoder().encodeToString(new byte[32]), "", Path.of("none")));

    @Test
    void allAddressesOfANetworkOf64BitsCountAsOne() {
        assertThat(seal.sender("2001:db8:1:2::7")).isEqualTo(seal.sender("2001:db8:1:2:ffff::1"));
        assertThat(seal.sender("2001:db8:1:2::7")).isNotEqualTo(seal.sender("2001:db8:1:3::7"));
        assertThat(seal.sender("192.0.2.1")).isNotEqualTo(seal.sender("192.0.2.2"));
        assertThat(seal.sender("ana@example.com")).isNotEqualTo(seal.sender("bo@example.com"));
    }
}
