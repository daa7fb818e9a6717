package org.leadnest.privacy.disclosures;

/** A legal hold as the account's owner sees it. */
public record HoldLine(String what, String reason, String law, String since, String until, String state) {}
