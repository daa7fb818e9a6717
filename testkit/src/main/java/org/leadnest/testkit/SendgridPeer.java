package org.leadnest.testkit;

import java.util.List;

/**
 * SendGrid v3: takes mail, and says what a key may do and which domain is authenticated. What stands in its ledger under
 * {@code /v3/mail/send} is the only truth about what was sent.
 */
public final class SendgridPeer extends HttpPeer {
    private volatile String key = "";
    private volatile boolean authenticated = true;

    /** Only this key is right from now on; any is when it is empty. */
    public void expectKey(String right) {
        key = right;
    }

    /** Whether {@code harbor.example} is an authenticated domain. */
    public void domainIs(boolean valid) {
        authenticated = valid;
    }

    /** The bodies of what was taken, in order. */
    public List<String> letters() {
        return ledger().stream()
                .filter(one -> one.call().path().equals("/v3/mail/send")
                        && one.answer().status() == 202)
                .map(one -> one.call().body())
                .toList();
    }

    @Override
    public void forget() {
        super.forget();
        key = "";
        authenticated = true;
    }

    @Override
    protected Answer answer(Call call) {
        if (!key.isEmpty() && !call.header("Authorization").equals("Bearer " + key)) {
            return Answer.json(401, """
                    {"errors":[{"field":null,"message":"authorization required"}]}""");
        }
        return switch (call.path().replaceAll("\\?.*", "")) {
            case "/v3/mail/send" -> Answer.json(202, "");
            case "/v3/scopes" -> Answer.json(200, "{\"scopes\":[\"mail.send\",\"whitelabel.read\"]}");
            case "/v3/whitelabel/domains" -> Answer.json(200, """
                    [{"id":1,"domain":"harbor.example","subdomain":"em1","valid":%s,"dns":{"mail_cname":{"valid":%s,
                      "type":"cname","host":"em1.harbor.example","data":"u1.wl.sendgrid.net"}}}]""".formatted(authenticated, authenticated));
            case "/v3/verified_senders" -> Answer.json(200, "{\"results\":[]}");
            default -> Answer.json(404, "{\"errors\":[{\"message\":\"not found\"}]}");
        };
    }
}
