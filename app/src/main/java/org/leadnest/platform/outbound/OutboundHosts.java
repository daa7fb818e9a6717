package org.leadnest.platform.outbound;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The hosts that addresses of customers may lead to, where an installation lists them in {@code leadnest.outbound.webhook-hosts}
 * ({@code hooks.example.com,*.zapier.com}; a star stands for one or more labels). Without a list every public host may.
 */
@Component
public class OutboundHosts {
    private final List<String> allowed;

    public OutboundHosts(@Value("${leadnest.outbound.webhook-hosts:}") String allowed) {
        this.allowed = Arrays.stream(allowed.split(","))
                .map(one -> one.strip().toLowerCase(Locale.ROOT))
                .filter(one -> !one.isEmpty())
                .toList();
    }

    public boolean allow(String host) {
        String wanted = host.toLowerCase(Locale.ROOT);
        return allowed.isEmpty()
                || allowed.stream()
                        .anyMatch(one -> one.startsWith("*.") ? wanted.endsWith(one.substring(1)) : wanted.equals(one));
    }
}
