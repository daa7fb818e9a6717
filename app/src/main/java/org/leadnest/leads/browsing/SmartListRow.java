package org.leadnest.leads.browsing;

/** A saved filter, formatted. @param change where its clauses are changed @param here whether it is the filter that is shown */
public record SmartListRow(
        String id, String name, String href, boolean mine, boolean shared, boolean here, String change) {}
