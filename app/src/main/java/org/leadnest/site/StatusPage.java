package org.leadnest.site;

import java.util.List;

/** {@code /status}. */
public record StatusPage(String overall, String tone, String at, String atIso, List<Line> lines) {
    public record Line(String what, String state, String tone) {}
}
