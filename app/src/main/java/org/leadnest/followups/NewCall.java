package org.leadnest.followups;

import java.util.UUID;

/**
 * A webhook step that acts.
 *
 * @param index of the step in its version, from 0
 */
record NewCall(UUID enrollment, UUID step, int index, String url) {}
