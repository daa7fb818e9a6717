package org.leadnest.followups;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.leadnest.leads.Leads;
import org.leadnest.leads.Stage;
import org.leadnest.messaging.Templates;
import org.leadnest.platform.outbound.OutboundAddresses;
import org.leadnest.platform.outbound.OutboundHosts;
import org.springframework.stereotype.Component;

/** What the account's steps may name: its stages and fields, texts that can be read, addresses that may be called. */
@Component
class StepNames {
    private final Leads leads;
    private final Templates templates;
    private final OutboundAddresses addresses;
    private final OutboundHosts hosts;

    StepNames(Leads leads, Templates templates, OutboundAddresses addresses, OutboundHosts hosts) {
        this.leads = leads;
        this.templates = templates;
        this.addresses = addresses;
        this.hosts = hosts;
    }

    StepReading.Known known() {
        return new StepReading.Known(
                text -> templates.render(text, Map.of()).ok(), stages(), fields().keySet(), this::objection);
    }

    /** In order. */
    Set<String> stages() {
        return leads.stages().stream().map(Stage::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Key to label, in order. */
    Map<String, String> fields() {
        return leads.fieldLabels();
    }

    /** A name is looked up when it is called, and refused then when it leads to a private network. */
    private String objection(URI address) {
        String host = address.getHost();
        boolean local = reaches("127.0.0.1");
        boolean scheme = "https".equals(address.getScheme()) || (local && "http".equals(address.getScheme()));
        if (!scheme || host == null || address.getUserInfo() != null) {
            return "expected an address such as https://example.com/hook";
        }
        if (!hosts.allow(host)) {
            return "expected a host that this installation allows for webhooks";
        }
        boolean literal = host.startsWith("[") || host.matches("[0-9.]+") || host.equalsIgnoreCase("localhost");
        return !literal || reaches(host.replaceAll("[\\[\\]]", "")) ? "" : "expected a public address";
    }

    private boolean reaches(String host) {
        try {
            addresses.check(host);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
