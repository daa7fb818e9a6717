package org.leadnest.platform.secrets;

import java.util.List;

/**
 * A column that {@link Secrets} writes; {@code admin rotate-keys} walks all of them.
 *
 * @param key the column, a uuid, by which its rows are told apart
 * @param tenant whether its rows are an account's
 * @param writer simple name of the class that seals it
 */
public record SealedColumn(String table, String key, String column, boolean tenant, String writer) {
    /** A test finds a class that seals and is missing here. */
    public static final List<SealedColumn> ALL = List.of(
            new SealedColumn("platform.account_keys", "account_id", "sealed", true, "AccountKeys"),
            new SealedColumn("ai.access", "account_id", "key_sealed", true, "AccessSettings"),
            new SealedColumn("leads.mailboxes", "id", "password", true, "Mailboxes"),
            new SealedColumn("messaging.connections", "id", "secret", true, "Connections"),
            new SealedColumn("messaging.mailboxes", "id", "password", true, "ReplyMailboxes"),
            new SealedColumn("accounts.authenticators", "user_id", "secret", false, "SecondFactors"));
}
