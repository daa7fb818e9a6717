package org.leadnest.privacy.closing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.platform.mail.MailLanguage;
import org.leadnest.privacy.KeptRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ClosingStore {
    private static final String SELECT = """
            select id, customer_id, asked_at, asked_name, asked_email, asked_language, closes_at, due_by, closed_at, erased_at, failures, failure,
                   resting
              from privacy.closings
            """;

    private final JdbcClient jdbc;

    ClosingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Closing closing, Closing.Asker asker) {
        jdbc.sql("""
                        insert into privacy.closings
                               (id, customer_id, asked_at, asked_name, asked_email, asked_language, closes_at, due_by)
                        values (:id, :account, :asked, :name, :email, :language, :closes, :due)
                        """)
                .param("id", closing.id())
                .param("account", closing.account().value())
                .param("asked", Timestamp.from(closing.askedAt()))
                .param("name", asker.name())
                .param("email", asker.email().value())
                .param("language", asker.language().code())
                .param("closes", Timestamp.from(closing.closesAt()))
                .param("due", Timestamp.from(closing.dueBy()))
                .update();
    }

    /** Of an account that a restored backup has again: nobody asks, and there is nothing to wait for. */
    void insertAgain(UUID id, AccountId account, Instant now) {
        jdbc.sql("""
                        insert into privacy.closings (id, customer_id, asked_at, closes_at, due_by)
                        values (:id, :account, :now::timestamptz - interval '2 seconds',
                                :now::timestamptz - interval '1 second', :now)
                        """)
                .param("id", id)
                .param("account", account.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The grace is over. */
    void hurry(UUID id, Instant now) {
        jdbc.sql("""
                        update privacy.closings set asked_at = least(asked_at, :now::timestamptz - interval '2 seconds'),
                               closes_at = :now::timestamptz - interval '1 second'
                         where id = :id and closes_at >= :now and erased_at is null
                        """).param("id", id).param("now", Timestamp.from(now)).update();
    }

    /** The closing that stands; holds its row, so that an undo and the end of the grace cannot both win. */
    Optional<Closing> openForUpdate(AccountId account) {
        return find(account, " for update");
    }

    Optional<Closing> open(AccountId account) {
        return find(account, "");
    }

    private Optional<Closing> find(AccountId account, String locking) {
        return jdbc.sql(SELECT + " where customer_id = :account and undone_at is null" + locking)
                .param("account", account.value())
                .query(ClosingStore::closing)
                .optional();
    }

    Optional<Closing> find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(ClosingStore::closing)
                .optional();
    }

    List<Closing> due(Instant now) {
        return jdbc.sql(SELECT + """
                         where undone_at is null and erased_at is null and closes_at <= :now order by closes_at
                        """)
                .param("now", Timestamp.from(now))
                .query(ClosingStore::closing)
                .list();
    }

    /** All but those undone, the most pressing first. */
    List<Closing> list(int limit) {
        return jdbc.sql(SELECT + """
                         where undone_at is null order by erased_at is not null, due_by, id limit :limit
                        """)
                .param("limit", limit)
                .query(ClosingStore::closing)
                .list();
    }

    void undone(UUID id, Instant now) {
        jdbc.sql(
                        "update privacy.closings set undone_at = :now, asked_name = null, asked_email = null, asked_language = null where id = :id")
                .param("id", id)
                .param("now", Timestamp.from(now))
                .update();
    }

    void closed(UUID id, Instant now) {
        jdbc.sql("update privacy.closings set closed_at = :now where id = :id and closed_at is null")
                .param("id", id)
                .param("now", Timestamp.from(now))
                .update();
    }

    void failed(UUID id, String failure) {
        jdbc.sql("update privacy.closings set failures = failures + 1, failure = :failure where id = :id")
                .param("id", id)
                .param("failure", failure)
                .update();
    }

    /** Erased but for what a hold keeps. */
    List<Closing> resting() {
        return jdbc.sql(SELECT + " where resting order by id")
                .query(ClosingStore::closing)
                .list();
    }

    /**
     * @param resting whether a hold keeps something
     * @param told whether whoever asked has the certificate; they are forgotten then
     */
    void erased(UUID id, String certificate, boolean resting, boolean told, Instant now) {
        jdbc.sql("""
                        update privacy.closings
                           set erased_at = :now, certificate = :certificate::jsonb, resting = :resting, failure = null,
                               asked_name = case when :told then null else asked_name end,
                               asked_email = case when :told then null else asked_email end,
                               asked_language = case when :told then null else asked_language end
                         where id = :id
                        """)
                .param("id", id)
                .param("now", Timestamp.from(now))
                .param("certificate", certificate)
                .param("resting", resting)
                .param("told", told)
                .update();
    }

    Optional<String> certificate(UUID id) {
        return jdbc.sql("select certificate::text from privacy.closings where id = :id and certificate is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    void count(UUID closing, String keptIn, long rows) {
        if (rows > 0) {
            jdbc.sql("""
                            insert into privacy.erased_rows as e (closing_id, kept_in, rows) values (:id, :in, :rows)
                            on conflict (closing_id, kept_in) do update set rows = e.rows + excluded.rows
                            """)
                    .param("id", closing)
                    .param("in", keptIn)
                    .param("rows", rows)
                    .update();
        }
    }

    record Count(String keptIn, long rows) {}

    List<Count> counts(UUID closing) {
        return jdbc.sql("select kept_in, rows from privacy.erased_rows where closing_id = :id order by kept_in")
                .param("id", closing)
                .query((row, number) -> new Count(row.getString("kept_in"), row.getLong("rows")))
                .list();
    }

    void keep(UUID closing, KeptRecord record, long rows, Instant until) {
        jdbc.sql("""
                        insert into privacy.kept_records (closing_id, kept_in, what, law, fields, rows, kept_until)
                        values (:id, :in, :what, :law, :fields, :rows, :until)
                        on conflict (closing_id, kept_in) do update
                           set rows = excluded.rows, kept_until = excluded.kept_until
                        """)
                .param("id", closing)
                .param("in", record.table())
                .param("what", record.what())
                .param("law", record.law())
                .param("fields", record.fields())
                .param("rows", rows)
                .param("until", Timestamp.from(until))
                .update();
    }

    record Held(String keptIn, String what, String law, String fields, long rows, Instant until) {}

    List<Held> held(UUID closing) {
        return jdbc.sql("""
                        select kept_in, what, law, fields, rows, kept_until from privacy.kept_records
                         where closing_id = :id order by kept_in
                        """)
                .param("id", closing)
                .query((row, number) -> new Held(
                        row.getString("kept_in"),
                        row.getString("what"),
                        row.getString("law"),
                        row.getString("fields"),
                        row.getLong("rows"),
                        row.getTimestamp("kept_until").toInstant()))
                .list();
    }

    record Keeping(UUID closing, AccountId account, String keptIn) {}

    List<Keeping> keeping() {
        return jdbc.sql("""
                        select k.closing_id, c.customer_id, k.kept_in
                          from privacy.kept_records k join privacy.closings c on c.id = k.closing_id
                         where k.rows > 0
                        """)
                .query((row, number) -> new Keeping(
                        row.getObject("closing_id", UUID.class),
                        new AccountId(row.getObject("customer_id", UUID.class)),
                        row.getString("kept_in")))
                .list();
    }

    private static Closing closing(ResultSet row, int number) throws SQLException {
        return new Closing(
                row.getObject("id", UUID.class),
                new AccountId(row.getObject("customer_id", UUID.class)),
                row.getTimestamp("asked_at").toInstant(),
                asker(row),
                row.getTimestamp("closes_at").toInstant(),
                row.getTimestamp("due_by").toInstant(),
                instant(row.getTimestamp("closed_at")),
                instant(row.getTimestamp("erased_at")),
                row.getInt("failures"),
                row.getString("failure"),
                row.getBoolean("resting"));
    }

    private static Closing.@Nullable Asker asker(ResultSet row) throws SQLException {
        String email = row.getString("asked_email");
        return email == null
                ? null
                : new Closing.Asker(
                        row.getString("asked_name"),
                        new EmailAddress(email),
                        MailLanguage.of(Objects.requireNonNullElse(row.getString("asked_language"), "")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
