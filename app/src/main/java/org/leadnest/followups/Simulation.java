package org.leadnest.followups;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.messaging.Forecast;

/**
 * What a sequence would do if it started now, told by the code that does it. It holds as long as nobody answers, opts out or
 * is moved, and credits are not counted.
 */
public record Simulation(Sequence sequence, List<OfLead> leads) {

    /**
     * @param name of the lead, or its address when it has none
     * @param refusal why the lead would not be enrolled, in words; then nothing happens
     * @param problem a text that cannot be filled in; the run would pause there
     */
    public record OfLead(
            UUID leadId,
            String name,
            @Nullable String refusal,
            List<Happening> happenings,
            @Nullable String problem) {}

    /**
     * @param step counts from 1
     * @param due when the step acts
     * @param asksFirst whether a person is asked before; it is told as if the answer were yes, at once
     * @param text as the lead would get it, without the footer; of a task its title, of a webhook its address, of a
     *     condition where it leads
     * @param forecast of a message only
     */
    public record Happening(
            int step,
            StepChannel channel,
            Instant due,
            boolean asksFirst,
            String subject,
            String text,
            @Nullable Forecast forecast) {}
}
