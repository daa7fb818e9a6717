package org.leadnest.accounts.settings;

import org.leadnest.accounts.Permission;

/** What a permission allows, in a sentence's words. */
final class PermissionWords {
    private PermissionWords() {}

    static String of(Permission permission) {
        return switch (permission) {
            case DASHBOARD_READ -> "See the dashboard";
            case LEADS_READ -> "See leads";
            case LEADS_WRITE -> "Add and change leads";
            case LEADS_IMPORT -> "Import leads from files";
            case LEADS_EXPORT -> "Export leads";
            case TASKS_READ -> "See tasks";
            case TASKS_WRITE -> "Add and finish tasks";
            case DEALS_READ -> "See deals";
            case DEALS_WRITE -> "Add and move deals";
            case PIPELINES_WRITE -> "Change pipelines and their stages";
            case LISTINGS_READ -> "See listings";
            case LISTINGS_WRITE -> "Enter listings and write descriptions";
            case LISTINGS_EXPORT -> "Export listings";
            case PHOTOS_READ -> "See photos";
            case PHOTOS_WRITE -> "Upload and enhance photos";
            case SEQUENCES_READ -> "See sequences and who is in them";
            case SEQUENCES_WRITE -> "Build sequences and enroll leads";
            case TEMPLATES_READ -> "See templates";
            case TEMPLATES_WRITE -> "Write templates";
            case MESSAGES_READ -> "Read messages";
            case MESSAGES_WRITE -> "Send messages";
            case CARRIERS_WRITE -> "Set the carriers that messages leave by, and their credentials";
            case RULES_WRITE -> "Set the account's own rules of sending: hours and caps";
            case REPORTS_READ -> "See reports";
            case PROFILE_WRITE -> "Change their own profile";
            case ACCOUNT_SETTINGS -> "Change the account's settings";
            case API_KEYS -> "Make and revoke API keys";
            case BILLING -> "See and change the plan";
            case ACCOUNT_CLOSE -> "Close the account";
        };
    }
}
