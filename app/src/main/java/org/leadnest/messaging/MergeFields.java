package org.leadnest.messaging;

import java.util.HashMap;
import java.util.Map;

/**
 * What templates may name. Each field can be written as {@code {{ lead.first_name }}} or {@code {{ lead.firstName }}}; a
 * field that is not known is empty, and {@code default} gives it another value.
 */
public record MergeFields(Lead lead, Agent agent, String company) {

    /** A made-up lead, for previews. */
    public static final MergeFields SAMPLE = new MergeFields(
            new Lead("Ana", "Lopez", "ana.lopez@example.com", "(305) 555-0123", "Zillow", "New"),
            new Agent("Maya Lopez", "maya@example.com", "(305) 555-0100", "Maya Lopez\nHarbor Realty"),
            "Harbor Realty");

    public record Lead(String firstName, String lastName, String email, String phone, String source, String stage) {}

    public record Agent(String name, String email, String phone, String signature) {}

    public Map<String, Object> asMap() {
        var leadFields = new HashMap<String, Object>();
        put(leadFields, "first_name", "firstName", lead.firstName());
        put(leadFields, "last_name", "lastName", lead.lastName());
        var fullName = (lead.firstName() + " " + lead.lastName()).strip();
        put(leadFields, "full_name", "fullName", fullName);
        put(leadFields, "name", "name", fullName);
        put(leadFields, "email", "email", lead.email());
        put(leadFields, "phone", "phone", lead.phone());
        put(leadFields, "source", "source", lead.source());
        put(leadFields, "stage", "stage", lead.stage());
        var agentFields = new HashMap<String, Object>();
        put(agentFields, "name", "name", agent.name());
        put(agentFields, "first_name", "firstName", agent.name().strip().split(" ", 2)[0]);
        put(agentFields, "email", "email", agent.email());
        put(agentFields, "phone", "phone", agent.phone());
        put(agentFields, "signature", "signature", agent.signature());
        var accountFields = new HashMap<String, Object>();
        put(accountFields, "name", "name", company);
        return Map.of("lead", leadFields, "agent", agentFields, "account", accountFields);
    }

    /** Blank values are left out, so that {@code default} takes their place. */
    private static void put(Map<String, Object> fields, String name, String otherName, String value) {
        if (!value.isBlank()) {
            fields.put(name, value);
            fields.put(otherName, value);
        }
    }
}
