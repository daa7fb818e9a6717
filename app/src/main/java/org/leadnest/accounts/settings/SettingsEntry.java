package org.leadnest.accounts.settings;

/** One settings page as the index shows it. */
public record SettingsEntry(String href, String icon, String title, String text) {}
