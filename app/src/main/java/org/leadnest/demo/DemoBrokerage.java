package org.leadnest.demo;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.NewAccount;
import org.leadnest.accounts.NewMember;
import org.leadnest.accounts.Role;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Links;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Opens Harbor Realty in an empty database before the service takes its first request, and says how to sign in. Only in
 * development mode, only with {@code leadnest.demo=true}.
 */
@Component
@ConditionalOnProperty(name = "leadnest.mode", havingValue = "development")
class DemoBrokerage implements SmartLifecycle {
    static final String PASSWORD = "lights on the water";
    private static final String OWNER = "grace@harbor.example";
    private static final Logger log = LoggerFactory.getLogger(DemoBrokerage.class);

    private final Accounts accounts;
    private final Passwords passwords;
    private final DemoDays days;
    private final AuditLog audit;
    private final Links links;
    private final boolean wanted;
    private volatile boolean running;

    DemoBrokerage(
            Accounts accounts,
            Passwords passwords,
            DemoDays days,
            AuditLog audit,
            Links links,
            @Value("${leadnest.demo:false}") boolean wanted) {
        this.wanted = wanted;
        this.accounts = accounts;
        this.passwords = passwords;
        this.days = days;
        this.audit = audit;
        this.links = links;
    }

    @Override
    public boolean isAutoStartup() {
        return wanted;
    }

    @Override
    public void start() {
        running = true;
        if (accounts.userWith(new EmailAddress(OWNER)).isPresent()) {
            return;
        }
        log.info("filling the empty database with the demo brokerage");
        AccountId account = new AccountId(Ids.next());
        String hash = passwords.hash(PASSWORD);
        Actor grace = open(account, hash);
        Actor maya = admit(account, "Maya Lopez", "maya@harbor.example", hash);
        Actor tom = admit(account, "Tom Becker", "tom@harbor.example", hash);
        days.live(grace, List.of(maya, tom));
    }

    private Actor open(AccountId account, String hash) {
        UserId owner = new UserId(Ids.next());
        accounts.open(new NewAccount(
                account,
                owner,
                "Harbor Realty",
                "Grace Harbor",
                new EmailAddress(OWNER),
                Optional.empty(),
                hash,
                true));
        Tenancy.run(
                account, () -> audit.add(AuditNote.of(AuditAct.ACCOUNT_OPENED).by(owner)));
        return actor(account, owner, "Grace Harbor", Role.OWNER);
    }

    private Actor admit(AccountId account, String name, String email, String hash) {
        UserId user = new UserId(Ids.next());
        accounts.admit(new NewMember(account, user, name, new EmailAddress(email), hash, Role.AGENT));
        return actor(account, user, name, Role.AGENT);
    }

    private static Actor actor(AccountId account, UserId user, String name, Role role) {
        UUID accountId = account.value();
        return new Actor(accountId, user.value(), name, role, role.permissions());
    }

    @EventListener(ApplicationReadyEvent.class)
    void sayHowToSignIn() {
        if (wanted) {
            System.out.printf(
                    "Demo sign-in:       %s as %s with \"%s\" (agents: maya@harbor.example, tom@harbor.example)%n",
                    links.to("/sign-in"), OWNER, PASSWORD);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server and the jobs. */
    @Override
    public int getPhase() {
        return 0;
    }
}
