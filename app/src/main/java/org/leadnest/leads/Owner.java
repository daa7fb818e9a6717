package org.leadnest.leads;

import org.leadnest.kernel.UserId;

/** The user whom a lead belongs to. */
public record Owner(UserId id, String name) {}
