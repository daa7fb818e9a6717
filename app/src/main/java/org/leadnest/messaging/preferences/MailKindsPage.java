package org.leadnest.messaging.preferences;

import java.util.List;

/** @param lines each kind of mail that can be ended; {@code on} while it is sent */
public record MailKindsPage(String token, String kind, boolean saved, boolean restricted, List<Line> lines) {
    public record Line(String name, String label, String text, boolean on) {}
}
