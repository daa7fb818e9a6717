package org.leadnest.privacy.retention;

/** A rule as the operator sees it. */
public record RetentionLine(
        String what, String table, String keep, String act, String last, String lastRows, String allRows) {}
