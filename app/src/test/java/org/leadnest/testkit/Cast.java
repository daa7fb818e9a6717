package org.leadnest.testkit;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Role;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The people whom every test knows: Harbor Realty with its owner Grace and agents Maya and Tom, and the rival Pine Homes
 * with its owner Pia. Each call makes a new pair of accounts, so that tests do not see each other's rows.
 */
@Component
public class Cast {
    private static final Duration TRIAL = Duration.ofDays(14);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Cast(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public record Players(Actor grace, Actor maya, Actor tom, Actor ana, Actor pia) {
        public AccountId harbor() {
            return grace.account();
        }

        public AccountId pine() {
            return pia.account();
        }

        /** Runs {@code work} as it runs for a request of Harbor Realty. */
        public <T> T atHarbor(Supplier<T> work) {
            return Tenancy.as(harbor(), work);
        }

        public <T> T atPine(Supplier<T> work) {
            return Tenancy.as(pine(), work);
        }
    }

    public Players enter() {
        UUID harbor = account("Harbor Realty");
        UUID pine = account("Pine Homes");
        return new Players(
                user(harbor, "Grace Harbor", Role.OWNER),
                user(harbor, "Maya Lopez", Role.AGENT),
                user(harbor, "Tom Becker", Role.AGENT),
                user(harbor, "Ana Assist", Role.ASSISTANT),
                user(pine, "Pia Pine", Role.OWNER));
    }

    /** The owner of an account of its own, without colleagues or a rival. */
    public Actor solo() {
        return user(account("Harbor Realty"), "Grace Harbor", Role.OWNER);
    }

    /** Gives somebody an app that makes codes, as operators need. */
    public void secure(Actor actor) {
        jdbc.sql("""
                insert into accounts.authenticators (user_id, secret, created_at, confirmed_at)
                values (?, '', now(), now()) on conflict do nothing
                """).params(actor.userUuid()).update();
    }

    /** Makes somebody an operator with a second factor, as {@code admin make-operator} does. */
    public void makeOperator(Actor actor) {
        jdbc.sql("insert into accounts.operators (user_id, made_at) values (?, now()) on conflict do nothing")
                .params(actor.userUuid())
                .update();
        secure(actor);
    }

    private UUID account(String name) {
        UUID id = Ids.next();
        Instant now = clock.instant();
        jdbc.sql("insert into accounts.accounts (id, name, created_at, trial_ends_at) values (?, ?, ?, ?)")
                .params(id, name, Timestamp.from(now), Timestamp.from(now.plus(TRIAL)))
                .update();
        return id;
    }

    private Actor user(UUID account, String name, Role role) {
        UUID id = Ids.next();
        Timestamp now = Timestamp.from(clock.instant());
        String email = name.split(" ")[0].toLowerCase(java.util.Locale.ROOT) + "." + id + "@example.com";
        jdbc.sql("""
                        insert into accounts.users (id, email, email_key, name, email_verified_at, created_at)
                        values (?, ?, ?, ?, ?, ?)
                        """).params(id, email, email, name, now, now).update();
        jdbc.sql("insert into accounts.memberships (account_id, user_id, role, created_at) values (?, ?, ?, ?)")
                .params(account, id, role.name(), now)
                .update();
        return new Actor(account, id, name, role, role.permissions());
    }
}
