package org.leadnest.privacy.choices;

import java.util.List;

/**
 * @param kept what is held about the reader
 * @param agreements policies that they agreed to
 * @param choices each with whether it is stopped
 * @param acts what they chose before, the last first
 */
public record YourPrivacyPage(
        String name,
        String email,
        List<Kept> kept,
        List<String> agreements,
        List<Line> choices,
        List<String> acts,
        boolean owner) {
    /** @param rows how many */
    public record Kept(String what, String why, String retention, String receivers, long rows) {}

    public record Line(String name, String label, String text, boolean allowed) {}
}
