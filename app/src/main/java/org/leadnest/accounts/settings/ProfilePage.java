package org.leadnest.accounts.settings;

import java.util.Map;

/** @param errors of whichever of the two forms was sent */
public record ProfilePage(String name, String email, boolean verified, Map<String, String> errors) {}
