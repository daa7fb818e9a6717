package org.leadnest.accounts;

/** What can be done. The API scope of a permission is its name in the form {@code leads:read}. */
public enum Permission {
    DASHBOARD_READ,
    LEADS_READ,
    LEADS_WRITE,
    LEADS_IMPORT,
    LEADS_EXPORT,
    TASKS_READ,
    TASKS_WRITE,
    DEALS_READ,
    DEALS_WRITE,
    PIPELINES_WRITE,
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
    /** An account's own carriers by API; in the browser it is ACCOUNT_SETTINGS and a proof of who it is. */
    CARRIERS_WRITE,
    /** An account's own rules of sending by API; in the browser it is ACCOUNT_SETTINGS and a proof of who it is. */
    RULES_WRITE,
    REPORTS_READ,
    PROFILE_WRITE,
    ACCOUNT_SETTINGS,
    API_KEYS,
    BILLING,
    ACCOUNT_CLOSE;

    /** As API keys name it: {@code leads:read}. */
    public String scope() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ':');
    }

    /**
     * Whether it is left in an account that is being closed: to read, to take one's data along, to undo, and each person's own
     * matters, such as the proof that a download asks for, their password and their sessions.
     */
    boolean reads() {
        return switch (this) {
            case LEADS_EXPORT, LISTINGS_EXPORT, ACCOUNT_CLOSE, PROFILE_WRITE -> true;
            default -> name().endsWith("_READ");
        };
    }
}
