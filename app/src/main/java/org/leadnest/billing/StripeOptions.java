package org.leadnest.billing;

import com.stripe.Stripe;
import com.stripe.net.Authenticator;
import com.stripe.net.BearerTokenAuthenticator;
import com.stripe.net.StripeResponseGetterOptions;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import org.jspecify.annotations.Nullable;

/** What stripe-java asks of its caller; nothing of it is global. */
final class StripeOptions extends StripeResponseGetterOptions {
    static final int ANSWER_MILLIS = 20_000;
    private static final int CONNECT_MILLIS = 5_000;
    /** A write carries an idempotency key, so trying it again is safe. */
    private static final int RETRIES = 2;

    private final String base;
    private final Authenticator authenticator;

    StripeOptions(String base, String secretKey) {
        this.base = base;
        this.authenticator = new BearerTokenAuthenticator(secretKey);
    }

    @Override
    public Authenticator getAuthenticator() {
        return authenticator;
    }

    @Override
    public @Nullable String getClientId() {
        return null;
    }

    @Override
    public int getConnectTimeout() {
        return CONNECT_MILLIS;
    }

    @Override
    public @Nullable Proxy getConnectionProxy() {
        return null;
    }

    @Override
    public int getMaxNetworkRetries() {
        return RETRIES;
    }

    @Override
    public @Nullable PasswordAuthentication getProxyCredential() {
        return null;
    }

    @Override
    public String getApiBase() {
        return base;
    }

    @Override
    public String getFilesBase() {
        return Stripe.UPLOAD_API_BASE;
    }

    @Override
    public String getConnectBase() {
        return Stripe.CONNECT_API_BASE;
    }

    @Override
    public String getMeterEventsBase() {
        return Stripe.METER_EVENTS_API_BASE;
    }

    @Override
    public int getReadTimeout() {
        return ANSWER_MILLIS;
    }

    @Override
    public @Nullable String getStripeAccount() {
        return null;
    }

    @Override
    public @Nullable String getStripeContext() {
        return null;
    }
}
