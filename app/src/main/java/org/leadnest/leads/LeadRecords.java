package org.leadnest.leads;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.leads.scoring.Scores;
import org.leadnest.platform.jobs.Jobs;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.PersonRecords;
import org.leadnest.privacy.RecordTables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What this module keeps about a lead. The mail and the form entries that a lead came by go with it, and its import rows. */
@Component
class LeadRecords implements PersonRecords {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US).withZone(ZoneOffset.UTC);

    private static final Map<String, String> TABLES = new LinkedHashMap<>();
    private static final List<String> FINISHED = List.of("DONE", "FAILED", "UNDONE");
    private static final List<String> ERASED = List.of(
            "delete from leads.mail where lead_id = any (:parts)",
            "delete from leads.form_submissions where lead_id = any (:parts)",
            "update leads.import_rows set cells = null, filled = null, message = null where lead_id = any (:parts)",
            "delete from leads.merges where kept_id = any (:parts) or merged_id = any (:parts)",
            "delete from leads.distinct_pairs where one = any (:parts) or other = any (:parts)",
            "delete from leads.leads where id = :lead");

    static {
        TABLES.put("leads.leads", "id");
        for (String table : List.of(
                "lead_emails",
                "lead_phones",
                "inquiries",
                "notes",
                "tasks",
                "deleted_tasks",
                "stage_changes",
                "timeline",
                "consents",
                "field_values",
                "calls",
                "showings",
                "replies",
                "scores",
                "form_submissions",
                "lead_tags",
                "import_rows",
                "passports",
                "routing_log")) {
            TABLES.put("leads." + table, "lead_id");
        }
    }

    private final JdbcClient jdbc;
    private final RecordTables tables;
    private final Leads leads;
    private final Scores scores;
    private final Jobs jobs;

    LeadRecords(JdbcClient jdbc, RecordTables tables, Leads leads, Scores scores, Jobs jobs) {
        this.jobs = jobs;
        this.scores = scores;
        this.jdbc = jdbc;
        this.tables = tables;
        this.leads = leads;
    }

    @Override
    public String module() {
        return "leads";
    }

    @Override
    public int order() {
        return 100;
    }

    /** Their score goes at once. */
    @Override
    public void restrict(UUID person) {
        scores.rescore(List.of(person));
    }

    @Override
    public Optional<String> name(UUID person) {
        return leads.find(new LeadId(person)).map(Lead::name);
    }

    @Override
    public Optional<Reach> reach(UUID person) {
        return leads.find(new LeadId(person))
                .flatMap(lead -> lead.emails().stream().findFirst().map(email -> new Reach(lead.name(), email)));
    }

    @Override
    public Optional<UUID> keptAs(UUID person) {
        return jdbc.sql("""
                        with recursive way as (
                          select kept_id from leads.merges where merged_id = :lead and undone_at is null
                          union
                          select m.kept_id from leads.merges m join way on m.merged_id = way.kept_id
                           where m.undone_at is null)
                        select l.id from way join leads.leads l on l.id = way.kept_id
                        """).param("lead", person).query(UUID.class).stream().findFirst();
    }

    @Override
    public Set<UUID> merged(UUID person) {
        return Set.copyOf(jdbc.sql("""
                        with recursive part as (
                          select merged_id from leads.merges where kept_id = :lead and undone_at is null
                          union
                          select m.merged_id from leads.merges m join part on m.kept_id = part.merged_id
                           where m.undone_at is null)
                        select merged_id from part
                        """).param("lead", person).query(UUID.class).list());
    }

    @Override
    public List<Found> find(String address) {
        String email = EmailAddress.parse(address).map(EmailAddress::normalised).orElse("");
        String phone = PhoneNumber.parse(address).map(PhoneNumber::value).orElse("");
        return jdbc
                .sql("""
                        select id from leads.leads l
                         where exists (select 1 from leads.lead_emails e where e.lead_id = l.id and e.key = :email)
                            or exists (select 1 from leads.lead_phones p where p.lead_id = l.id and p.key = :phone)
                        """)
                .param("email", email)
                .param("phone", phone)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list()
                .stream()
                .map(id -> new Found(id, name(id).orElse("A lead without a name")))
                .toList();
    }

    @Override
    public List<Line> summary(UUID person) {
        return leads.find(new LeadId(person)).map(LeadRecords::lines).orElse(List.of());
    }

    private static List<Line> lines(Lead lead) {
        List<Line> lines = new ArrayList<>();
        lead.emails().stream().map(LeadRecords::masked).forEach(text -> lines.add(new Line("E-mail address", text)));
        lead.phones().stream().map(LeadRecords::masked).forEach(text -> lines.add(new Line("Phone number", text)));
        Source source = lead.source();
        lines.add(new Line("Where it came from", source == null ? "not recorded" : source.name()));
        lines.add(new Line("Kept since", DAY.format(lead.createdAt())));
        return lines;
    }

    private static String masked(EmailAddress email) {
        String text = email.value();
        return text.charAt(0) + "•••" + text.substring(text.lastIndexOf('@'));
    }

    private static String masked(PhoneNumber phone) {
        String text = phone.value();
        return "••• " + text.substring(Math.max(0, text.length() - 2));
    }

    @Override
    public Map<String, String> copy(UUID person) {
        Map<String, String> copies = new LinkedHashMap<>(tables.copy(TABLES, person));
        copies.put(
                "leads.mail",
                jdbc.sql("""
                                select coalesce(jsonb_agg(jsonb_build_object('id', id, 'received_at', received_at,
                                         'sender', sender, 'subject', subject, 'raw_base64', encode(raw, 'base64'))
                                         order by received_at, id), '[]')::text
                                  from leads.mail where lead_id = :lead
                                """).param("lead", person).query(String.class).single());
        copies.put(
                "leads.tags",
                jdbc.sql("""
                                select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.name),
                                         '[]')::text
                                  from leads.tags t join leads.lead_tags l on l.tag_id = t.id where l.lead_id = :lead
                                """).param("lead", person).query(String.class).single());
        return copies;
    }

    @Override
    public void erase(UUID person) {
        UUID[] parts = Stream.concat(Stream.of(person), merged(person).stream()).toArray(UUID[]::new);
        removeSources(parts);
        ERASED.forEach(
                sql -> jdbc.sql(sql).param("lead", person).param("parts", parts).update());
    }

    /** Files of finished imports in which they stand: a job removes them once this is committed. The counts stay. */
    private void removeSources(UUID[] parts) {
        jdbc.sql("""
                        select i.id from leads.imports i
                         where i.storage_key <> '' and i.status in (:finished)
                           and exists (select 1 from leads.import_rows r
                                        where r.account_id = i.account_id and r.import_id = i.id and r.lead_id = any (:parts))
                        """)
                .param("finished", FINISHED)
                .param("parts", parts)
                .query(UUID.class)
                .list()
                .forEach(source -> jobs.submit(PurgeSource.NAME, Tenancy.required(), source));
    }
}
