package org.leadnest.accounts.devices;

import java.util.List;

/** @param others whether there is a session beside this one */
public record SessionsPage(List<Line> sessions, boolean others) {
    /** @param handle names the session for ending it; it opens nothing */
    public record Line(String handle, String browser, String network, String began, String used, boolean here) {}
}
