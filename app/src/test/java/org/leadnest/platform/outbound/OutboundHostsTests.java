package org.leadnest.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutboundHostsTests {
    @Test
    void withoutAListEveryHostMay() {
        assertThat(new OutboundHosts("").allow("hooks.example.com")).isTrue();
    }

    @Test
    void aListAllowsItsHostsAndNoOther() {
        OutboundHosts hosts = new OutboundHosts("hooks.example.com, *.Zapier.com");
        assertThat(hosts.allow("hooks.example.com")).isTrue();
        assertThat(hosts.allow("HOOKS.example.com")).isTrue();
        assertThat(hosts.allow("hooks.zapier.com")).isTrue();
        assertThat(hosts.allow("a.b.zapier.com")).isTrue();
        assertThat(hosts.allow("zapier.com")).isFalse();
        assertThat(hosts.allow("evilzapier.com")).isFalse();
        assertThat(hosts.allow("example.com")).isFalse();
        assertThat(hosts.allow("hooks.example.com.evil.example")).isFalse();
    }
}
