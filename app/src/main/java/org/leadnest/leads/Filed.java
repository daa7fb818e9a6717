package org.leadnest.leads;

import java.util.UUID;

/**
 * An inquiry that is filed.
 *
 * @param lead as it is after the routing
 * @param fresh whether the lead was not there before
 * @param live whether the inquiry triggered anything; one that is older than a day is history
 */
public record Filed(Lead lead, UUID inquiry, boolean fresh, boolean live) {}
