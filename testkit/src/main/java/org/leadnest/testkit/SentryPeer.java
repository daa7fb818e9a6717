package org.leadnest.testkit;

import java.util.List;

/** Sentry's ingest endpoint: takes envelopes for one project. Its ledger is the only truth about what left the service. */
public final class SentryPeer extends HttpPeer {
    private static final String PROJECT = "42";
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    /** The client key to configure. */
    public String dsn() {
        return baseUrl().replace("http://", "http://" + KEY + "@") + "/" + PROJECT;
    }

    /** Everything that was taken, headers and bodies, in order. */
    public List<String> received() {
        return ledger().stream()
                .filter(one -> one.answer().status() == 200)
                .map(one -> one.call().headers() + "\n" + one.call().body())
                .toList();
    }

    @Override
    protected Answer answer(Call call) {
        boolean known = call.method().equals("POST") && call.path().equals("/api/" + PROJECT + "/envelope/");
        boolean keyed = call.header("X-Sentry-Auth").contains("sentry_key=" + KEY);
        if (!known || !keyed) {
            return Answer.json(known ? 401 : 404, "{\"detail\":\"expected an envelope of project " + PROJECT + "\"}");
        }
        return Answer.json(200, "{\"id\":\"0\"}");
    }
}
