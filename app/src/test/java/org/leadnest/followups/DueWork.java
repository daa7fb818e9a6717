package org.leadnest.followups;

import static org.leadnest.followups.Office.input;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.leadnest.accounts.Actor;
import org.leadnest.testkit.Cast;
import org.springframework.context.ApplicationContext;

/** Leads of one account whose next step is due, again for every round, and others whose step is not. */
final class DueWork {
    /** Who has no first name is greeted without it: the library's Spanish texts begin like that. */
    static final String SPANISH =
            "Hola{% if lead.firstName != \"\" %} {{ lead.firstName }}{% endif %}: gracias por preguntar"
                    + " por nuestras casas. \u00bfCu\u00e1ndo le gustar\u00eda ver una? Puede responder a este mensaje. {{ agent.name }}";

    private final AdvanceDueEnrollments runner;
    private final Office office;
    private final Connection owner;
    private final Actor maya;
    private Effort used = new Effort(0, 0);

    DueWork(ApplicationContext service, Connection owner) {
        this.runner = service.getBean(AdvanceDueEnrollments.class);
        this.office = service.getBean(Office.class);
        this.owner = owner;
        this.maya = service.getBean(Cast.class).enter().maya();
    }

    /** Of half of the leads a zone is stated; of the others the state and a number are known. */
    void prepare(int leads) throws SQLException {
        office.leads(maya, 1);
        sql("""
                insert into leads.leads (account_id, id, first_name, last_name, sort_name, stage_id, owner_id, state,
                  time_zone, created_at, updated_at, last_activity_at)
                select '%1$s', uuidv7(), 'Ana' || n, 'Lopez', 'lopez ana' || n, s.id, '%2$s', 'NY',
                       case when n %% 2 = 0 then 'America/New_York' end, now(), now(), now()
                  from generate_series(1, %3$d) n,
                       (select id from leads.stages where account_id = '%1$s' order by position limit 1) s
                """.formatted(maya.account(), maya.user().value(), leads - 1));
        sql("""
                insert into leads.lead_emails (account_id, key, lead_id, value, position)
                select account_id, 'bench.' || id || '@example.com', id, 'bench.' || id || '@example.com', 0
                  from leads.leads l where account_id = '%s'
                   and not exists (select 1 from leads.lead_emails e where e.lead_id = l.id)
                """.formatted(maya.account()));
        sql("""
                insert into leads.lead_phones (account_id, key, lead_id, position)
                select account_id, '+1917' || 2000000 + row_number() over (), id, 0
                  from leads.leads l where account_id = '%s' and time_zone is null
                   and not exists (select 1 from leads.lead_phones p where p.lead_id = l.id)
                """.formatted(maya.account()));
        sql("analyze");
    }

    /** Seconds that the runner takes for the steps of all leads; the messages of earlier rounds stay. */
    double run(int steps, String template) throws SQLException {
        Sequence sequence = office.sequence(
                maya,
                input(
                        StepLine.of("EMAIL", "PT0S", null, "Hello {{ lead.firstName }}", template),
                        StepLine.of("EMAIL", "P30D", null, "Still there?", "Hello again")));
        enroll(sequence.id().value(), sequence.versionId(), "now()", steps);
        sql("""
                insert into followups.wakeups values ('%s', now()) on conflict (account_id) do update set due_at = now()
                """.formatted(maya.account()));
        sql("vacuum analyze followups.enrollments, followups.due");
        sql("checkpoint");
        Effort before = Effort.read(owner);
        long begun = System.nanoTime();
        while (left(sequence.id().value()) > 0) {
            runner.run();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        used = Effort.read(owner).since(before);
        long made = count("select count(*) from messaging.messages m join followups.enrollments e"
                + " on e.account_id = m.account_id and e.id = m.enrollment_id where e.sequence_id = '"
                + sequence.id().value() + "' and m.body_text ~ '^(Hi|Hola) Ana'");
        if (made != steps) {
            throw new IllegalStateException(steps + " messages were expected, " + made + " were made");
        }
        return seconds;
    }

    /** What the last run took of the processors. */
    Effort used() {
        return used;
    }

    /** Makes enrollments whose step is due in a month; returns how many. Indexes are made again at the end, in one go each. */
    int wait(int enrollments) throws SQLException {
        Sequence sequence = office.sequence(
                maya,
                input(
                        StepLine.of("EMAIL", "PT0S", null, "Hello", "One"),
                        StepLine.of("EMAIL", "P30D", null, "Hello", "Two")));
        long leads = count("select count(*) from leads.leads where account_id = '" + maya.account() + "'");
        sql("set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'");
        List<String> indexes = texts("""
                select indexdef from pg_indexes where schemaname = 'followups' and tablename = 'enrollments'
                   and indexname not like '%_pkey'
                """);
        for (String name : texts("""
                select indexname from pg_indexes where schemaname = 'followups' and tablename = 'enrollments'
                   and indexname not like '%_pkey'
                """)) {
            sql("drop index followups." + name);
        }
        int made = 0;
        while (made < enrollments) {
            UUID id = UUID.randomUUID();
            sql("""
                    insert into followups.sequences (account_id, id, name, version_id, created_at, updated_at)
                    select account_id, '%s', name, version_id, created_at, updated_at from followups.sequences where id = '%s'
                    """.formatted(id, sequence.id().value()));
            int one = (int) Math.min(leads, enrollments - made);
            enroll(id, sequence.versionId(), "now() + interval '30 days' * (1 + random())", one);
            made += one;
        }
        for (String index : indexes) {
            sql(index);
        }
        sql("""
                insert into followups.due
                select account_id, due_at, id from followups.enrollments where due_at > now() + interval '29 days'
                 order by account_id, due_at, id
                    on conflict do nothing
                """);
        sql("set session_replication_role = origin; set synchronous_commit = on");
        sql("vacuum analyze followups.enrollments, followups.due");
        return made;
    }

    private void enroll(UUID sequence, UUID version, String due, int most) throws SQLException {
        sql("""
                insert into followups.enrollments (account_id, id, sequence_id, version_id, lead_id, status, step, moment_at,
                  due_at, listens_from, enrolled_at, enrolled_by)
                select account_id, uuidv7(), '%s', '%s', id, 'ACTIVE', 0, now(), %s, now(), now(), 'Bench'
                  from leads.leads where account_id = '%s' limit %d
                """.formatted(sequence, version, due, maya.account(), most));
    }

    private long left(UUID sequence) throws SQLException {
        return count("select count(*) from (select 1 from followups.enrollments where account_id = '" + maya.account()
                + "' and sequence_id = '" + sequence + "' and step = 0 limit 1) one");
    }

    private void sql(String text) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(text);
        }
    }

    private long count(String text) throws SQLException {
        try (Statement statement = owner.createStatement();
                var rows = statement.executeQuery(text)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private List<String> texts(String text) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = owner.createStatement();
                var rows = statement.executeQuery(text)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
