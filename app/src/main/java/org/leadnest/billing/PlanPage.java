package org.leadnest.billing;

/** @param tone of the state's badge */
public record PlanPage(String state, String tone, String text, String ends, String billing) {}
