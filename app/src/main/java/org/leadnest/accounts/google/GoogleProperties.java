package org.leadnest.accounts.google;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param issuer with its scheme, or without when that is https
 * @param authTime whether the issuer lets people sign in anew ({@code prompt=login}) and says when they did ({@code auth_time}).
 *     Google does neither (developers.google.com, "OpenID Connect": prompt is none, consent or select_account, and no token has the
 *     claim), so that it counts for nothing there
 */
@ConfigurationProperties("leadnest.sign-in.google")
public record GoogleProperties(
        @DefaultValue("https://accounts.google.com") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("false") boolean authTime) {
    private static final String GOOGLE = "accounts.google.com";

    public GoogleProperties {
        issuer = issuer.contains("://") ? issuer : "https://" + issuer;
        issuer = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    }

    /** Whether the sign-in page offers it. */
    public boolean configured() {
        return !clientId.isBlank() && !clientSecret.isBlank();
    }

    /** Whether signing in there once more proves something. */
    boolean tellsTimes() {
        return authTime && !names(GOOGLE);
    }

    /** Google has written its name with and without the scheme (developers.google.com, "OpenID Connect"). */
    boolean names(String iss) {
        return bare(iss).equals(bare(issuer));
    }

    private static String bare(String address) {
        return address.replaceFirst("^https?://", "");
    }
}
