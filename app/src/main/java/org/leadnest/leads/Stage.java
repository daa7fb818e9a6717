package org.leadnest.leads;

import java.util.UUID;

/**
 * Where a lead stands on its way to a closing.
 *
 * @param tone how pages colour it: new, working, warm, won, lost
 */
public record Stage(UUID id, String name, String tone) {}
