package org.leadnest.leads.routing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules, the log, a rule's form and the shifts, as their pages show them. */
public record RoutingPage(
        List<Line> rules, List<Told> log, @Nullable String next, boolean firstPage) {
    /** @param warning what is wrong with the rule now, such as an agent who has left */
    public record Line(
            String id,
            String name,
            boolean enabled,
            String when,
            String what,
            @Nullable String warning) {}

    /** A line of the log. */
    public record Told(
            String leadHref,
            String leadName,
            String when,
            String summary,
            String tone,
            List<String> steps,
            boolean fellThrough) {}

    /** @param given what stands in the fields */
    public record Form(
            @Nullable String id,
            Map<String, String> given,
            Map<String, String> errors,
            List<Agent> agents,
            Map<String, String> teams,
            Map<String, String> actions,
            Map<String, String> escalations,
            Map<Integer, String> days) {
        public String of(String field) {
            return given.getOrDefault(field, "");
        }
    }

    /** @param away why they take no leads now; empty when they do */
    public record Agent(String id, String name, String hours, String away, boolean gone) {}

    /** When one agent takes leads. */
    public record Hours(
            String id, String name, Map<String, String> given, Map<String, String> errors, Map<Integer, String> days) {
        public String of(String field) {
            return given.getOrDefault(field, "");
        }
    }
}
