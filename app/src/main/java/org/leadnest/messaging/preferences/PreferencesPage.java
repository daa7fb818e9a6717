package org.leadnest.messaging.preferences;

import org.jspecify.annotations.Nullable;

/**
 * The page of {@code /u/{token}}.
 *
 * @param emailBlocked why mail stays off whatever is ticked; null where it does not
 * @param smsBlocked the same of texts
 * @param saved whether a choice was just saved
 */
public record PreferencesPage(
        String token,
        boolean email,
        boolean sms,
        @Nullable String emailBlocked,
        @Nullable String smsBlocked,
        boolean saved,
        PreferenceWords words) {}
