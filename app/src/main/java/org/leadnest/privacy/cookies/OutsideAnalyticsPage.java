package org.leadnest.privacy.cookies;

/**
 * @param said who said so last, and when; empty when nobody did
 * @param google whether Google Analytics is set up on this installation
 * @param clarity whether Microsoft Clarity is
 * @param owner whether the reader may decide
 */
public record OutsideAnalyticsPage(boolean allowed, String said, boolean google, boolean clarity, boolean owner) {
    public boolean any() {
        return google || clarity;
    }
}
