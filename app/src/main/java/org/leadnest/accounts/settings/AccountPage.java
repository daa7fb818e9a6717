package org.leadnest.accounts.settings;

import java.util.Map;

/** @param zones ids of time zones and how people read them, in order */
public record AccountPage(
        String name, String phone, String zone, Map<String, String> zones, Map<String, String> errors) {}
