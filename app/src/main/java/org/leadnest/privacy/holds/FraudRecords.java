package org.leadnest.privacy.holds;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.UnwelcomeAddresses;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.secrets.DerivedKeys;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.ErasureJournal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What stays of an account that an operator found fraudulent, beyond its erasure: what it was in a few words, a last day, and
 * keyed hashes of its people's e-mail addresses, from which no address can be read. It does one thing: no account is opened
 * with such an address.
 */
@Service
public class FraudRecords implements UnwelcomeAddresses {
    /** Our own bound: GDPR art. 6(1)(f) wants no more than is needed. */
    static final int MOST_YEARS = 3;

    public static final String FIELDS = "What it was, its last day, hashes of e-mail addresses";
    private static final String ALGORITHM = "HmacSHA256";
    /** In place of the words of one that a backup did not know. */
    static final String WRITTEN_BACK = "Written back after a restored backup";

    private static final UserId NOBODY = new UserId(new UUID(0, 0));

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final AuditLog audit;
    private final ErasureJournal journal;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final byte[] key;

    FraudRecords(
            JdbcClient jdbc,
            Accounts accounts,
            AuditLog audit,
            ErasureJournal journal,
            TransactionTemplate transactions,
            InstantSource clock,
            DerivedKeys keys) {
        this.journal = journal;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
        this.key = keys.forPurpose("addresses of fraud records").lasting();
    }

    public record FraudRecord(
            UUID id,
            AccountId account,
            String what,
            String law,
            int addresses,
            LocalDate until,
            Instant at,
            UserId by) {}

    /** Of the addresses that the account's people have now. */
    void record(AccountId account, String what, String law, LocalDate until, Actor operator) {
        Hold.said(what, 300, "kind of fraud");
        Hold.said(law, 1_000, "law");
        Instant now = clock.instant();
        LocalDate today = today();
        if (until.isBefore(today) || until.isAfter(today.plusYears(MOST_YEARS))) {
            throw new IllegalArgumentException("expected a last day within " + MOST_YEARS + " years");
        }
        String[] hashes = accounts.members(account).stream()
                .map(member -> hash(accounts.user(member.user()).email()))
                .distinct()
                .toArray(String[]::new);
        if (hashes.length == 0) {
            throw new IllegalArgumentException("expected an account that somebody belongs to");
        }
        log(AuditAct.FRAUD_RECORDED, account, operator);
        FraudCopy copy = new FraudCopy(Ids.next(), law, List.of(hashes), until.toString(), now.toString());
        transactions.executeWithoutResult(status -> {
            insert(account, copy, what, operator.user());
            journal.note(new ErasureJournal.Entry.Fraud(account, copy.text()));
        });
    }

    private void insert(AccountId account, FraudCopy copy, String what, UserId by) {
        jdbc.sql("""
                        insert into privacy.fraud_records
                               (id, customer_id, what, law, address_keys, kept_until, recorded_at, recorded_by)
                        values (:id, :account, :what, :law, :keys, :until::date, :at::timestamptz, :by)
                        on conflict (id) do nothing
                        """)
                .param("id", copy.id())
                .param("account", account.value())
                .param("what", what)
                .param("law", copy.law())
                .param("keys", copy.keys().toArray(String[]::new))
                .param("until", copy.until())
                .param("at", copy.at())
                .param("by", by.value())
                .update();
    }

    /** After an older backup was restored, whether or not the account is in it: what was recorded and is not over, recorded. */
    public void again(ErasureJournal.Entry.Fraud entry) {
        FraudCopy copy = FraudCopy.read(entry.copy());
        if (!LocalDate.parse(copy.until()).isBefore(today())) {
            insert(entry.account(), copy, WRITTEN_BACK, NOBODY);
        }
    }

    /** The same of a mistake that was removed. */
    public void again(ErasureJournal.Entry.FraudRemoved entry) {
        delete(entry.account(), entry.record());
    }

    /** A mistake; false when it is gone. */
    boolean remove(AccountId account, UUID id, Actor operator) {
        if (of(account).stream().noneMatch(one -> one.id().equals(id))) {
            return false;
        }
        log(AuditAct.FRAUD_RECORD_REMOVED, account, operator);
        return Boolean.TRUE.equals(transactions.execute(status -> {
            journal.note(new ErasureJournal.Entry.FraudRemoved(account, id));
            return delete(account, id);
        }));
    }

    private boolean delete(AccountId account, UUID id) {
        return jdbc.sql("delete from privacy.fraud_records where id = :id and customer_id = :account")
                        .param("id", id)
                        .param("account", account.value())
                        .update()
                == 1;
    }

    private void log(AuditAct act, AccountId account, Actor operator) {
        Tenancy.run(
                Accounts.HOUSE,
                () -> audit.add(AuditNote.of(act).by(operator.user()).about(account.toString())));
    }

    public List<FraudRecord> of(AccountId account) {
        return jdbc.sql("""
                        select id, what, law, cardinality(address_keys) as addresses, kept_until, recorded_at, recorded_by
                          from privacy.fraud_records where customer_id = :account order by recorded_at desc, id
                        """)
                .param("account", account.value())
                .query((row, number) -> new FraudRecord(
                        row.getObject("id", UUID.class),
                        account,
                        row.getString("what"),
                        row.getString("law"),
                        row.getInt("addresses"),
                        row.getObject("kept_until", LocalDate.class),
                        row.getTimestamp("recorded_at").toInstant(),
                        new UserId(row.getObject("recorded_by", UUID.class))))
                .list();
    }

    @Override
    public boolean refuses(EmailAddress address) {
        return jdbc.sql("""
                        select exists (select 1 from privacy.fraud_records
                                        where address_keys @> array[:key]::text[] and kept_until >= :today)
                        """)
                .param("key", hash(address))
                .param("today", today())
                .query(Boolean.class)
                .single();
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private String hash(EmailAddress address) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(address.normalised().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
