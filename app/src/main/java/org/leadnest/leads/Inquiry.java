package org.leadnest.leads;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A typed event that a lead caused. */
public record Inquiry(
        Type type, @Nullable String message, @Nullable String property, Instant occurredAt) {
    public enum Type {
        REGISTRATION("Registration"),
        PROPERTY_INQUIRY("Property Inquiry"),
        SELLER_INQUIRY("Seller Inquiry"),
        GENERAL_INQUIRY("General Inquiry"),
        OPEN_HOUSE_VISIT("Open House Visit"),
        VIEWED_PROPERTY("Viewed Property"),
        SAVED_PROPERTY("Saved Property"),
        INCOMING_CALL("Incoming Call");

        private final String label;

        Type(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
