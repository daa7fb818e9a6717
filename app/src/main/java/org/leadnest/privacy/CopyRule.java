package org.leadnest.privacy;

import java.util.Set;

/**
 * What of the tables leaves with a copy, for whomever it is: secrets (everything that is bytes, and hashes) and tables that only
 * serve the machinery stay. Pure.
 */
public final class CopyRule {
    /** They tell nothing about anybody. */
    public static final Set<String> LEFT_OUT = Set.of(
            "billing.coupons",
            "followups.call_wakeups",
            "followups.due",
            "followups.wakeups",
            "leads.wakeups",
            "leads.mailbox_accounts",
            "leads.score_turns",
            "leads.held_edits",
            "leads.lead_keys",
            "leads.note_keys",
            "listings.doors",
            "messaging.outbox",
            "messaging.wakeups",
            "messaging.reports",
            "messaging.waiting_reports",
            "messaging.carrier_states",
            "messaging.turns",
            "messaging.mailbox_turns",
            "messaging.link_codes",
            "platform.account_keys",
            "platform.idempotency_keys",
            "privacy.exports");

    private CopyRule() {}

    /** @param type as the database names it */
    public static boolean secret(String column, String type) {
        return type.equals("bytea") || column.endsWith("_hash") || column.endsWith("secret");
    }
}
