package org.leadnest.support;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a request is about, in the sender's own judgement. */
public enum Topic {
    QUESTION("A question"),
    PROBLEM("Something does not work"),
    BILLING("Plans and invoices"),
    PRIVACY("My data"),
    CHILD("A child under 16 uses LeadNest"),
    SECURITY("A security hole"),
    OTHER("Something else");

    private final String label;

    Topic(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    static Optional<Topic> of(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }

    static Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        for (Topic topic : values()) {
            options.put(topic.name(), topic.label);
        }
        return options;
    }
}
