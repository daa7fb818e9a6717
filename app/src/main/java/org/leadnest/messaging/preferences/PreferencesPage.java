package org.leadnest.messaging.preferences;

/**
 * The page of {@code /u/{token}}.
 *
 * @param company whose messages they are
 * @param saved whether a choice was just saved
 */
public record PreferencesPage(String token, String company, boolean email, boolean sms, boolean saved) {}
