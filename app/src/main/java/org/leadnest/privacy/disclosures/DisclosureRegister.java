package org.leadnest.privacy.disclosures;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The register over one connection, as a command and a page have one. */
final class DisclosureRegister {
    private static final String SELECT = """
            select id, customer_id, kind, recipient, basis, what, decision, reason, consented_user, consented_at, decided_on,
                   silent_until
              from privacy.disclosures
            """;

    private final Connection connection;

    DisclosureRegister(Connection connection) {
        this.connection = connection;
    }

    void add(Disclosure one, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into privacy.disclosures
                       (id, customer_id, kind, recipient, basis, what, decision, reason, consented_user, consented_at,
                        decided_on, silent_until, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            Disclosure.Agreed consent = one.consent();
            insert.setObject(1, one.id());
            insert.setObject(2, one.account());
            insert.setString(3, one.kind().name());
            insert.setString(4, one.recipient());
            insert.setString(5, one.basis());
            insert.setString(6, one.what());
            insert.setString(7, one.decision().name());
            insert.setString(8, one.reason());
            insert.setObject(9, consent == null ? null : consent.by());
            insert.setTimestamp(10, consent == null ? null : Timestamp.from(consent.at()));
            insert.setObject(11, one.decidedOn());
            insert.setObject(12, one.silentUntil());
            insert.setTimestamp(13, Timestamp.from(now));
            insert.executeUpdate();
        }
    }

    List<Disclosure> all() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " order by decided_on desc, id desc")) {
            return list(select);
        }
    }

    Optional<Disclosure> find(UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where id = ?")) {
            select.setObject(1, id);
            return list(select).stream().findFirst();
        }
    }

    /** What the account may be told: its own entries, and those about everybody, that no order keeps silent. */
    List<Disclosure> tellable(UUID account, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + """
                 where (customer_id = ? or customer_id is null) and (silent_until is null or silent_until < ?)
                 order by decided_on desc, id desc
                """)) {
            select.setObject(1, account);
            select.setObject(2, now.atZone(ZoneOffset.UTC).toLocalDate());
            return list(select);
        }
    }

    private static List<Disclosure> list(PreparedStatement select) throws SQLException {
        List<Disclosure> all = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                all.add(read(row));
            }
        }
        return all;
    }

    private static Disclosure read(ResultSet row) throws SQLException {
        Timestamp agreed = row.getTimestamp("consented_at");
        Date silent = row.getDate("silent_until");
        return new Disclosure(
                row.getObject("id", UUID.class),
                row.getObject("customer_id", UUID.class),
                Disclosure.Kind.valueOf(row.getString("kind")),
                row.getString("recipient"),
                row.getString("basis"),
                row.getString("what"),
                Disclosure.Decision.valueOf(row.getString("decision")),
                row.getString("reason"),
                agreed == null
                        ? null
                        : new Disclosure.Agreed(row.getObject("consented_user", UUID.class), agreed.toInstant()),
                row.getObject("decided_on", LocalDate.class),
                day(silent));
    }

    private static @Nullable LocalDate day(@Nullable Date date) {
        return date == null ? null : date.toLocalDate();
    }
}
