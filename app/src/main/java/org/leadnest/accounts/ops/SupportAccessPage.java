package org.leadnest.accounts.ops;

import java.util.List;

/**
 * @param until empty when support may not look in
 * @param visits who was here and when, the latest first
 */
public record SupportAccessPage(String until, String by, List<String> visits, List<Integer> hours) {}
