package org.leadnest.privacy;

import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the accounts module, which stands below this one, keeps about its users (promise A1). Users are people, who may
 * belong to several accounts: whoever belongs to this one alone is made anonymous with it; the row stays, since texts and
 * photos of other accounts may name its number.
 */
@Component
class AccountData implements PersonalData {
    private final UserRows users;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    AccountData(UserRows users, JdbcClient jdbc, TransactionTemplate transactions) {
        this.users = users;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public String module() {
        return "accounts";
    }

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind(
                        "Name, e-mail address, phone, company, role, picture, signature, time zone, language, look",
                        "To run the account",
                        Basis.CONTRACT,
                        WITH_ACCOUNT,
                        "Carriers of mail, for the mail itself.",
                        List.of(
                                "accounts.accounts",
                                "accounts.users",
                                "accounts.memberships",
                                "accounts.invitations",
                                "accounts.teams",
                                "accounts.team_members",
                                "accounts.profiles")),
                new Kind(
                        "A hash of the password; links and codes that prove an address or a person, and the addresses before and after a change; API keys as hashes",
                        "To recognise the user",
                        Basis.CONTRACT,
                        WITH_ACCOUNT,
                        NOBODY,
                        List.of(
                                "accounts.email_links",
                                "accounts.email_changes",
                                "accounts.proof_codes",
                                "accounts.api_keys",
                                "accounts.authenticators",
                                "accounts.passkeys",
                                "accounts.recovery_codes",
                                "accounts.identities")),
                new Kind(
                        "Acts in an account: who, when, what, and the network without its last part; browsers known before",
                        "To protect the account, and to trace a mistake",
                        Basis.SAFETY,
                        WITH_ACCOUNT,
                        NOBODY,
                        List.of(
                                "accounts.audit_entries",
                                "accounts.audit_heads",
                                "accounts.devices",
                                "accounts.operators",
                                "accounts.support_grants",
                                "accounts.ownership_offers",
                                "accounts.factor_resets")),
                new Kind(
                        "A phone number whose code is on its way",
                        "To see that the number is the user's",
                        Basis.CONTRACT,
                        "One day.",
                        "The carrier of texts, for the code itself.",
                        List.of("accounts.phone_codes")),
                new Kind(
                        "Countries signed in from, with the last city and its rough position",
                        "To tell the user of a sign-in from an unusual place",
                        Basis.SAFETY,
                        "365 days after the last sign-in from there.",
                        NOBODY,
                        List.of("accounts.arrivals")),
                new Kind(
                        "Hashes of sign-in attempts",
                        "To slow down guessing",
                        Basis.SAFETY,
                        "One day after the last failure.",
                        NOBODY,
                        List.of("accounts.attempts")));
    }

    @Override
    public List<Retention> retention() {
        return List.of(
                Retention.rows(
                        "accounts.attempts",
                        "Counters of sign-in attempts",
                        Period.ofDays(1),
                        "last_failure_at < :before"),
                Retention.rows(
                        "accounts.email_links",
                        "Links that proved an address",
                        Period.ofDays(30),
                        "expires_at < :before"),
                Retention.rows(
                        "accounts.email_changes",
                        "Changes of the address that somebody signs in with",
                        Period.ofDays(30),
                        "created_at < :before"),
                Retention.rows(
                        "accounts.proof_codes",
                        "Mailed codes that show who somebody is",
                        Period.ofDays(1),
                        "expires_at < :before"),
                Retention.rows("accounts.phone_codes", "Codes to phones", Period.ofDays(1), "expires_at < :before"),
                Retention.rows("accounts.arrivals", "Places of sign-ins", Period.ofDays(365), "last_at < :before"),
                Retention.rows(
                        "accounts.invitations",
                        "Invitations that ended or expired",
                        Period.ofDays(90),
                        "expires_at < :before"));
    }

    @Override
    public List<KeptElsewhere> elsewhere() {
        return List.of(new KeptElsewhere(
                "accounts.users",
                "Users who belong to no account any more, with all that is kept about them alone",
                "90 days after the last membership ended; longer while an invitation is open or a legal hold keeps them",
                "privacy.former-members, each day"));
    }

    @Override
    public void erase(Erasure erasure) {
        users.erase(erasure, ofThisAccountAlone());
        erasure.tables(module());
        forgetLog();
        transactions.executeWithoutResult(status -> jdbc.sql("update accounts.accounts set "
                        + users.blank("accounts.accounts", "name") + " name = 'Closed account' where id = :account")
                .param("account", Tenancy.required().value())
                .update());
    }

    private void forgetLog() {
        transactions.executeWithoutResult(status -> jdbc.sql("select privacy.forget_audit(:account)")
                .param("account", Tenancy.required().value())
                .query(Long.class)
                .single());
    }

    private List<UUID> ofThisAccountAlone() {
        return jdbc.sql("""
                        select m.user_id from accounts.memberships m
                         where m.account_id = :account
                           and not exists (select 1 from accounts.memberships other
                                            where other.user_id = m.user_id and other.account_id <> m.account_id)
                        """)
                .param("account", Tenancy.required().value())
                .query(UUID.class)
                .list();
    }
}
