package org.leadnest.followups;

import java.time.Duration;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.Approval;
import org.leadnest.cadence.Delay;
import org.leadnest.cadence.Step;

/**
 * One step of a version.
 *
 * @param delay after the step before it, for the first one after enrolment
 * @param at then the next such local time of the lead
 * @param subject of an e-mail, title of a task; blank for texts
 * @param body in Liquid
 */
public record SequenceStep(
        UUID id,
        StepChannel channel,
        Duration delay,
        @Nullable LocalTime at,
        String subject,
        String body) {

    Step planned() {
        return new Step(id, channel.action(subject, body), new Delay.Elapsed(delay), at, null, Approval.SEND);
    }
}
