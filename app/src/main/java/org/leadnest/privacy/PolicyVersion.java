package org.leadnest.privacy;

import java.time.LocalDate;
import org.leadnest.platform.web.Prose;

/**
 * One version of a policy. Its text stands in {@code policies/<policy>/<day>.md} and is never changed once people have
 * agreed to it.
 *
 * @param day from which it is in force, which is also its name
 * @param announced from when people are told of it
 * @param material whether everybody who agreed to an earlier one has to be told
 * @param why what changed, in a sentence
 * @param body the text, as {@link Prose} reads it
 */
public record PolicyVersion(
        Policy policy, LocalDate day, LocalDate announced, boolean material, String summary, String why, String body) {
    public PolicyVersion {
        if (announced.isAfter(day)) {
            throw new IllegalArgumentException("expected " + policy + " to be announced by the day it is in force");
        }
    }

    public String version() {
        return day.toString();
    }

    public Prose prose() {
        return Prose.read(body);
    }
}
