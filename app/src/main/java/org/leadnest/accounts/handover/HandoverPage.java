package org.leadnest.accounts.handover;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param candidates members to whom the reader may offer the account; empty unless they are an owner
 * @param offer the open offer; null when there is none
 */
public record HandoverPage(
        Map<String, String> candidates, @Nullable Open offer, boolean owner, Map<String, String> errors) {

    /** @param mine whether it is offered to the reader */
    public record Open(String from, String to, String until, boolean mine) {}
}
