package org.leadnest.privacy.closing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Member;
import org.leadnest.accounts.Role;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.accounts.audit.OperatorLog;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.jobs.Jobs;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.ErasureJournal;
import org.leadnest.privacy.UserRecords;
import org.leadnest.privacy.UserRows;
import org.leadnest.privacy.holds.HeldPart;
import org.leadnest.privacy.holds.Holds;
import org.leadnest.privacy.holds.Kept;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases one user out of turn, such as a child under 16 whom somebody reported: what they looked after goes to an owner of the
 * account; an account of which they are the only owner is closed and erased at once, without grace.
 */
@Service
public class UserErasures {
    private final Accounts accounts;
    private final CloseAccounts closing;
    private final UserRows users;
    private final AccountTables tables;
    private final ErasureJournal journal;
    private final OperatorLog log;
    private final Holds holds;
    private final Jobs jobs;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final List<UserRecords> records;

    UserErasures(
            Accounts accounts,
            CloseAccounts closing,
            UserRows users,
            AccountTables tables,
            ErasureJournal journal,
            OperatorLog log,
            Holds holds,
            Jobs jobs,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            List<UserRecords> records) {
        this.records = List.copyOf(records);
        this.accounts = accounts;
        this.closing = closing;
        this.users = users;
        this.tables = tables;
        this.journal = journal;
        this.log = log;
        this.holds = holds;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** An account that the erasure touches, and whether it goes as a whole. */
    public record Touched(AccountId account, String name, boolean whole) {}

    public List<Touched> touched(UserId user) {
        return accountsOf(user).stream()
                .map(account -> new Touched(
                        account,
                        accounts.name(account),
                        successor(account, user).isEmpty()))
                .toList();
    }

    /** What of the user a legal hold keeps: the user cannot be erased before it ends. */
    public List<String> held(UserId user) {
        List<String> held = new ArrayList<>();
        for (AccountId account : accountsOf(user)) {
            Kept kept = holds.kept(account);
            if (kept.module(HeldPart.PEOPLE.module()) || kept.module(HeldPart.SUPPORT.module())) {
                held.add("users of " + accounts.name(account));
            }
        }
        Set<Long> tickets = ticketsKept(user).tickets();
        jdbc.sql("""
                        select t.number from support.tickets t join accounts.users u on u.id = :user
                         where t.number = any (:tickets) and (t.user_id = u.id or lower(t.email) = lower(u.email))
                         order by t.number
                        """)
                .param("user", user.value())
                .param("tickets", tickets.toArray(Long[]::new))
                .query(Long.class)
                .list()
                .forEach(number -> held.add("support request #" + number));
        return held;
    }

    /** Holds over the user's accounts, and over requests of people without one. */
    private Kept ticketsKept(UserId user) {
        return new Kept(
                Stream.concat(accountsOf(user).stream(), Stream.of(Accounts.HOUSE))
                        .flatMap(account -> holds.kept(account).holds().stream())
                        .toList(),
                Set.of());
    }

    /**
     * Stops all sending and charging of the accounts that go with the user; the erasure itself follows in the background. To
     * be asked for again when it fails half way. Who asked for it is written down in the house's log and in those of the accounts
     * that the user belongs to.
     */
    public void begin(UserId user, Actor operator) {
        AuditNote note = AuditNote.of(AuditAct.USER_ERASED_BY_OPERATOR)
                .by(operator.user())
                .about(user);
        log.house(note);
        accountsOf(user).forEach(account -> log.account(account, note));
        touched(user).stream().filter(Touched::whole).forEach(one -> closing.hurry(one.account()));
        transactions.executeWithoutResult(status -> jobs.submit(EraseUser.NAME, Accounts.HOUSE, user.value()));
    }

    /** Again and again without harm; false when an account could not be erased, which the operator then sees. */
    boolean erase(UserId user) {
        List<Touched> touched = touched(user);
        Optional<UserRecords.Gone> gone = known(user);
        // Before, since the erasure of an account takes the name of an owner who goes with it; and after, for what it
        // wrote.
        gone.ifPresent(this::forgetTraces);
        boolean done = true;
        for (Touched one : touched) {
            done &= dismissed(one.account(), user) || closing.atOnce(one.account());
        }
        gone.ifPresent(this::forgetTraces);
        AccountId at = touched.isEmpty() ? Accounts.HOUSE : touched.getFirst().account();
        Tenancy.run(at, () -> forget(user));
        journal.note(new ErasureJournal.Entry.User(user));
        return done;
    }

    /** What they looked after goes to an owner; false when there is no other one. */
    private boolean dismissed(AccountId account, UserId user) {
        Optional<UserId> successor = successor(account, user);
        successor.ifPresent(heir -> Tenancy.run(
                account,
                () -> transactions.executeWithoutResult(status -> accounts.dismiss(account, user, List.of(heir)))));
        return successor.isPresent();
    }

    /**
     * Erases somebody who belongs to no account, in one transaction, so that they join none meanwhile; false when they do
     * belong to one.
     */
    boolean eraseFormer(UserId user) {
        if (!Tenancy.as(Accounts.HOUSE, () -> accounts.belongsNowhere(user))) {
            return false;
        }
        known(user).ifPresent(this::forgetTraces);
        boolean erased = Tenancy.as(
                Accounts.HOUSE,
                () -> Boolean.TRUE.equals(transactions.execute(status -> {
                    boolean free = accounts.belongsNowhere(user);
                    if (free) {
                        forget(user);
                    }
                    return free;
                })));
        if (erased) {
            journal.note(new ErasureJournal.Entry.FormerMember(user));
        }
        return erased;
    }

    /** Under which address and name they were written to; empty once that is gone. */
    private Optional<UserRecords.Gone> known(UserId user) {
        return jdbc.sql("select email, name from accounts.users where id = :user and name <> 'Erased'")
                .param("user", user.value())
                .query((row, number) -> new UserRecords.Gone(user, row.getString("email"), row.getString("name")))
                .optional();
    }

    private void forgetTraces(UserRecords.Gone gone) {
        records.forEach(one -> one.forget(gone));
    }

    /** After an older backup was restored, in which they may still be a member; an account without another owner stays. */
    void eraseFormerAgain(UserId user) {
        boolean known = jdbc.sql("select exists (select 1 from accounts.users where id = :user)")
                .param("user", user.value())
                .query(Boolean.class)
                .single();
        if (known) {
            accountsOf(user).forEach(account -> dismissed(account, user));
            eraseFormer(user);
        }
    }

    private void forget(UserId user) {
        SlicedErasure erasure =
                new SlicedErasure(tables, List.of(), ticketsKept(user), null, jdbc, transactions, (table, rows) -> {});
        erasure.slices("support.tickets", """
                delete from support.tickets where ctid = any (array(
                  select t.ctid from support.tickets t join accounts.users u on u.id in (:users)
                   where (t.user_id = u.id or lower(t.email) = lower(u.email)) and t.number <> all (:tickets)
                   limit :slice))
                """, Map.of("users", List.of(user.value())));
        users.erase(erasure, List.of(user.value()));
    }

    private List<AccountId> accountsOf(UserId user) {
        return jdbc.sql("select account_id from accounts.memberships where user_id = :user order by created_at")
                .param("user", user.value())
                .query((row, number) -> new AccountId(row.getObject("account_id", UUID.class)))
                .list();
    }

    /** Another owner; for somebody who is no owner, any. */
    private Optional<UserId> successor(AccountId account, UserId user) {
        return accounts.members(account).stream()
                .filter(member -> member.role() == Role.OWNER && !member.user().equals(user))
                .map(Member::user)
                .findFirst();
    }
}
