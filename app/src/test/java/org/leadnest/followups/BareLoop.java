package org.leadnest.followups;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The yardstick: the same work as one statement over sets of 500, without an account, a policy, a person's answer or a
 * template language: claim, replace two words in a text, insert under a unique key, move the due time.
 */
final class BareLoop {
    static final String TEMPLATE =
            "Hi {{ lead.firstName }}, thank you for asking about our homes. When would you like to"
                    + " see one? You can answer this message at any time. {{ agent.name }}";

    private BareLoop() {}

    /** @param server seconds of the processor */
    record Took(double seconds, double server) {}

    static Took run(Connection owner, int steps) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("""
                    drop schema if exists bench cascade;
                    create schema bench;
                    create table bench.due (id uuid primary key, name text not null, email text not null, step int not null,
                      due_at timestamptz);
                    create index on bench.due (due_at) where due_at is not null;
                    create table bench.sent (id uuid primary key, enrollment uuid not null, step int not null,
                      channel text not null, recipient text not null, subject text not null, body text not null,
                      created_at timestamptz not null, unique (enrollment, step, channel));
                    insert into bench.due
                      select uuidv7(), 'Ana' || n, 'ana' || n || '@example.com', 0, now()
                        from generate_series(1, %d) n;
                    """.formatted(steps));
            statement.execute("vacuum analyze bench.due");
            statement.execute("checkpoint");
        }
        Effort before = Effort.read(owner);
        long begun = System.nanoTime();
        try (PreparedStatement loop = owner.prepareStatement("""
                with taken as (
                  select id, name, email, step from bench.due where due_at <= now() order by due_at limit 500
                     for update skip locked),
                made as (
                  insert into bench.sent
                  select uuidv7(), id, step, 'EMAIL', email, 'Hello ' || name,
                         replace(replace(?, '{{ lead.firstName }}', name), '{{ agent.name }}', 'Maya Lopez'), now()
                    from taken on conflict (enrollment, step, channel) do nothing)
                update bench.due d set step = d.step + 1, due_at = d.due_at + interval '30 days' from taken where d.id = taken.id
                """)) {
            loop.setString(1, TEMPLATE);
            while (loop.executeUpdate() > 0) {}
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Took(seconds, Effort.read(owner).since(before).server());
    }
}
