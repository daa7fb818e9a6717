package org.leadnest.accounts.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.leadnest.accounts.Accounts;
import org.leadnest.platform.tenancy.TenantTransactionManager;

/**
 * Walks every account's chain and finds entries that were removed or changed. It notices whoever deletes or edits rows.
 * Someone with the owner's rights who writes a whole chain anew, head included, is noticed only by comparing the head with
 * one that was noted elsewhere: that is why heads are printed.
 */
public final class AuditProof {
    private static final int ROWS_AT_ONCE = 1000;
    private static final int HASH_BYTES = 32;

    private final Connection connection;

    public AuditProof(Connection connection) {
        this.connection = connection;
    }

    /**
     * The end of an account's chain, as the database keeps it.
     *
     * @param expected whether there must be entries: that it was opened is one, and none goes before it is closed
     */
    public record Head(UUID account, long entries, byte[] hash, boolean expected) {}

    /** Every account with its head, those without an entry included. */
    public List<Head> heads() throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        String sql = """
                select coalesce(h.account_id, a.id), coalesce(h.entries, 0), h.hash,
                       a.id is not null and a.id <> ? and a.status <> 'CLOSED'
                  from accounts.audit_heads h
                  full join accounts.accounts a on a.id = h.account_id
                 order by 1
                """;
        List<Head> heads = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, Accounts.HOUSE.value());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    byte[] hash = rows.getBytes(3);
                    heads.add(new Head(
                            rows.getObject(1, UUID.class),
                            rows.getLong(2),
                            hash == null ? new byte[HASH_BYTES] : hash,
                            rows.getBoolean(4)));
                }
            }
        }
        return heads;
    }

    /** What is wrong with the chain, entry by entry; nothing when it is whole. Call it after {@link #heads}. */
    public List<String> faults(Head head) throws SQLException {
        choose(head.account());
        String sql = """
                select e.number, e.hash, accounts.audit_text(e)
                  from accounts.audit_entries e
                 where e.account_id = ?
                 order by e.number
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, head.account());
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = statement.executeQuery()) {
                return walk(rows, head);
            }
        }
    }

    private void choose(UUID account) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select set_config(?, ?, true)")) {
            statement.setString(1, TenantTransactionManager.SETTING);
            statement.setString(2, account.toString());
            statement.execute();
        }
    }

    private static List<String> walk(ResultSet rows, Head head) throws SQLException {
        List<String> faults = new ArrayList<>();
        byte[] before = new byte[HASH_BYTES];
        long expected = 1;
        while (rows.next()) {
            long number = rows.getLong(1);
            byte[] hash = rows.getBytes(2);
            if (number > expected) {
                faults.add(missing(expected, number - 1));
            } else if (!Arrays.equals(hash, hash(before, rows.getString(3)))) {
                faults.add("entry " + number + " was changed, or does not belong behind entry " + (number - 1));
            }
            before = hash;
            expected = number + 1;
        }
        if (expected == 1 && head.entries() == 0 && head.expected()) {
            faults.add("all entries are missing: an account that is not closed has at least the one of its opening");
        } else if (expected <= head.entries()) {
            faults.add(missing(expected, head.entries()));
        } else if (expected > head.entries() + 1) {
            faults.add("entry " + (head.entries() + 1) + " stands behind the end of the chain");
        } else if (!Arrays.equals(before, head.hash())) {
            faults.add("entry " + head.entries() + " was changed: it is not the one that the chain ends with");
        }
        return faults;
    }

    private static String missing(long first, long last) {
        return first == last ? "entry " + first + " is missing" : "entries " + first + " to " + last + " are missing";
    }

    private static byte[] hash(byte[] before, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            return digest.digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
