package org.leadnest.accounts.ops;

import java.util.List;

/** @param until empty when support may not look in */
public record SupportAccessPage(String until, String by, List<Integer> hours) {}
