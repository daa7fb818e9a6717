package org.leadnest.accounts;

import static org.leadnest.accounts.Permission.*;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** A user's part in an account, and the one table of what it may do. */
public enum Role {
    /** Everything. */
    OWNER(EnumSet.allOf(Permission.class)),
    /** Everything but billing and closing the account. */
    ADMIN(EnumSet.complementOf(EnumSet.of(BILLING, ACCOUNT_CLOSE))),
    /** The daily work; no settings of the account, no export of everybody's leads. */
    AGENT(EnumSet.of(
            DASHBOARD_READ,
            LEADS_READ,
            LEADS_WRITE,
            LEADS_IMPORT,
            TASKS_READ,
            TASKS_WRITE,
            DEALS_READ,
            DEALS_WRITE,
            LISTINGS_READ,
            LISTINGS_WRITE,
            LISTINGS_EXPORT,
            PHOTOS_READ,
            PHOTOS_WRITE,
            SEQUENCES_READ,
            SEQUENCES_WRITE,
            TEMPLATES_READ,
            TEMPLATES_WRITE,
            MESSAGES_READ,
            MESSAGES_WRITE,
            REPORTS_READ,
            PROFILE_WRITE)),
    /** Enters listings and photos, keeps leads and tasks in order; no billing, no export, no sending. */
    ASSISTANT(EnumSet.of(
            DASHBOARD_READ,
            LEADS_READ,
            LEADS_WRITE,
            LEADS_IMPORT,
            TASKS_READ,
            TASKS_WRITE,
            DEALS_READ,
            LISTINGS_READ,
            LISTINGS_WRITE,
            PHOTOS_READ,
            PHOTOS_WRITE,
            SEQUENCES_READ,
            TEMPLATES_READ,
            MESSAGES_READ,
            PROFILE_WRITE));

    private final Set<Permission> permissions;

    Role(EnumSet<Permission> permissions) {
        this.permissions = Collections.unmodifiableSet(permissions);
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    /** What is left of it in an account that is being closed. */
    Set<Permission> reading() {
        return permissions.stream().filter(Permission::reads).collect(Collectors.toUnmodifiableSet());
    }

    /** What is left of it for an operator whom the account lets in: to read, and to take nothing along. */
    Set<Permission> looking() {
        return permissions.stream().filter(one -> one.name().endsWith("_READ")).collect(Collectors.toUnmodifiableSet());
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
