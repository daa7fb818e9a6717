package org.leadnest.support;

import java.util.List;

/** The operator's queue. */
public record QueuePage(List<Tab> tabs, List<QueueLine> lines) {
    public record Tab(String href, String label, boolean here, String count) {}
}
