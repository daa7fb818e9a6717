package org.leadnest.leads.mailroom;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lead mail, formatted. */
public record MailPage(List<Line> lines) {
    public record Line(
            String id, String sender, String subject, String when, String status, String tone, String detail) {}

    /** One message. @param open whether somebody has to decide */
    public record One(
            String id,
            String subject,
            String sender,
            String when,
            String status,
            String tone,
            @Nullable String reason,
            @Nullable String leadHref,
            String text,
            String raw,
            boolean open,
            Map<String, String> types,
            Map<String, String> given,
            Map<String, String> errors) {
        public String of(String field) {
            return given.getOrDefault(field, "");
        }
    }

    /** How mail gets here. */
    public record Settings(
            String url,
            String secret,
            @Nullable String address,
            Map<String, String> given,
            Map<String, String> errors,
            boolean configured,
            @Nullable String problem,
            @Nullable String passedOver,
            String checked) {
        public String of(String field) {
            return given.getOrDefault(field, "");
        }
    }
}
