package org.leadnest.leads;

import java.util.UUID;

/** Where leads come from. */
public record Source(UUID id, String name) {}
