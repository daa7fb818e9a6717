package org.leadnest.messaging.settings;

import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.inbound.UnknownSenders;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The account's settings for sending; an account that has saved none has the defaults. */
@Service
public class SendingSettings {
    private final JdbcClient jdbc;
    private final AuditLog audit;

    SendingSettings(JdbcClient jdbc, AuditLog audit) {
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /**
     * What stands in the account's messages.
     *
     * @param fromName whom messages come from; blank means the account's name
     * @param trackLinks whether clicks on links of commercial messages are counted
     * @param trackOpens whether it is counted that commercial e-mail was opened
     * @param postalAddress the footer of commercial e-mail
     */
    public record Sending(
            String fromName,
            String postalAddress,
            SmsBasis smsBasis,
            boolean trackLinks,
            boolean trackOpens,
            UnknownSenders unknownSenders) {
        static final Sending DEFAULT = new Sending("", "", SmsBasis.STATED);

        /** One that leaves links as they are. */
        public Sending(String fromName, String postalAddress, SmsBasis smsBasis) {
            this(fromName, postalAddress, smsBasis, false, false, UnknownSenders.REVIEW);
        }
    }

    /** On what ground texts are sent to a person whose consent the ledger does not hold. */
    public enum SmsBasis {
        /** The account states, by adding the person with a number, that the person agreed to be texted. */
        STATED,
        /** Only consent in the ledger counts. */
        RECORDED
    }

    @Transactional(readOnly = true)
    public Sending get() {
        return jdbc.sql("""
                        select from_name, postal_address, sms_basis, track_links, track_opens, unknown_senders
                          from messaging.settings where account_id = :account
                        """)
                .param("account", account().value())
                .query((row, number) -> new Sending(
                        row.getString("from_name"),
                        row.getString("postal_address"),
                        SmsBasis.valueOf(row.getString("sms_basis")),
                        row.getBoolean("track_links"),
                        row.getBoolean("track_opens"),
                        UnknownSenders.valueOf(row.getString("unknown_senders"))))
                .optional()
                .orElse(Sending.DEFAULT);
    }

    @Transactional
    public void save(Sending sending) {
        Sending before = get();
        audit.add(AuditNote.of(AuditAct.SENDING_CHANGED)
                .changed("sender's name", before.fromName(), sending.fromName())
                .changed("postal address", before.postalAddress(), sending.postalAddress())
                .changed(
                        "clicks are counted",
                        Boolean.toString(before.trackLinks()),
                        Boolean.toString(sending.trackLinks()))
                .changed(
                        "opens are counted",
                        Boolean.toString(before.trackOpens()),
                        Boolean.toString(sending.trackOpens()))
                .changed(
                        "texts rest on",
                        before.smsBasis().name(),
                        sending.smsBasis().name())
                .changed(
                        "unknown senders",
                        before.unknownSenders().name(),
                        sending.unknownSenders().name()));
        jdbc.sql("""
                        insert into messaging.settings (account_id, from_name, postal_address, sms_basis, track_links,
                          track_opens, unknown_senders)
                        values (:account, :fromName, :postalAddress, :smsBasis, :trackLinks, :trackOpens, :unknownSenders)
                        on conflict (account_id) do update
                           set from_name = excluded.from_name, postal_address = excluded.postal_address,
                               sms_basis = excluded.sms_basis, track_links = excluded.track_links,
                               track_opens = excluded.track_opens, unknown_senders = excluded.unknown_senders
                        """)
                .param("account", account().value())
                .param("fromName", sending.fromName())
                .param("postalAddress", sending.postalAddress())
                .param("smsBasis", sending.smsBasis().name())
                .param("trackLinks", sending.trackLinks())
                .param("trackOpens", sending.trackOpens())
                .param("unknownSenders", sending.unknownSenders().name())
                .update();
    }

    private static AccountId account() {
        return Tenancy.required();
    }
}
