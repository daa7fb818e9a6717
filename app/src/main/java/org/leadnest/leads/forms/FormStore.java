package org.leadnest.leads.forms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.leads.Inquiry;
import org.leadnest.leads.LeadId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Forms, the wordings of their consents, and what was sent. */
@Repository
class FormStore {
    private final JdbcClient jdbc;

    FormStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<WebForm> all() {
        return select("order by created_at, id").query(FormStore::form).list();
    }

    Optional<WebForm> find(UUID id) {
        return select("where id = :id").param("id", id).query(FormStore::form).optional();
    }

    private JdbcClient.StatementSpec select(String rest) {
        return jdbc.sql("""
                select id, name, heading, intro, type, fields, questions, button, source, tags, language, consent,
                       consent_version, thanks, redirect_url, open
                  from leads.forms
                """ + rest);
    }

    private static WebForm form(ResultSet row, int index) throws SQLException {
        return new WebForm(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("heading"),
                row.getString("intro"),
                Inquiry.Type.valueOf(row.getString("type")),
                texts(row, "fields").stream().map(WebForm.Shown::decode).toList(),
                texts(row, "questions"),
                row.getString("button"),
                row.getString("source"),
                texts(row, "tags"),
                row.getString("language"),
                row.getString("consent"),
                row.getInt("consent_version"),
                row.getString("thanks"),
                row.getString("redirect_url"),
                row.getBoolean("open"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    void put(WebForm form, Instant now) {
        jdbc.sql("""
                        insert into leads.forms (account_id, id, name, heading, intro, type, fields, questions, button, source,
                          tags, language, consent, consent_version, thanks, redirect_url, open, created_at)
                        values (:account, :id, :name, :heading, :intro, :type, :fields, :questions, :button, :source,
                          :tags, :language, :consent, :version, :thanks, :redirect, :open, :now)
                        on conflict (account_id, id) do update
                           set name = excluded.name, heading = excluded.heading, intro = excluded.intro,
                               type = excluded.type, fields = excluded.fields, questions = excluded.questions,
                               button = excluded.button, source = excluded.source, tags = excluded.tags,
                               language = excluded.language, consent = excluded.consent,
                               consent_version = excluded.consent_version, thanks = excluded.thanks,
                               redirect_url = excluded.redirect_url, open = excluded.open
                        """)
                .param("account", Tenancy.required().value())
                .param("id", form.id())
                .param("name", form.name())
                .param("heading", form.heading())
                .param("intro", form.intro())
                .param("type", form.type().name())
                .param(
                        "fields",
                        form.fields().stream().map(WebForm.Shown::encode).toArray(String[]::new))
                .param("questions", form.questions().toArray(String[]::new))
                .param("button", form.button())
                .param("source", form.source())
                .param("tags", form.tags().toArray(String[]::new))
                .param("language", form.language())
                .param("consent", form.consent())
                .param("version", form.consentVersion())
                .param("thanks", form.thanks())
                .param("redirect", form.redirectUrl())
                .param("open", form.open())
                .param("now", at(now))
                .update();
        jdbc.sql("""
                        insert into leads.form_consents (account_id, form_id, version, wording, since)
                        values (:account, :form, :version, :wording, :now)
                        on conflict (account_id, form_id, version) do nothing
                        """)
                .param("account", Tenancy.required().value())
                .param("form", form.id())
                .param("version", form.consentVersion())
                .param("wording", form.consent())
                .param("now", at(now))
                .update();
    }

    /** The words of a version that was shown; empty when there was none, or it had no words. */
    Optional<String> wording(UUID form, int version) {
        return jdbc.sql("select wording from leads.form_consents where form_id = :form and version = :version")
                .param("form", form)
                .param("version", version)
                .query(String.class)
                .optional()
                .filter(wording -> !wording.isBlank());
    }

    /** How often this address has sent this form since {@code from}. */
    int sent(UUID form, String address, Instant from) {
        return jdbc.sql("""
                        select count(*) from leads.form_submissions
                         where form_id = :form and address = :address and at >= :from
                        """)
                .param("form", form)
                .param("address", address)
                .param("from", at(from))
                .query(Integer.class)
                .single();
    }

    /** What was sent. @param answers by parameter, in order */
    record Submission(
            UUID id,
            UUID form,
            Instant at,
            String status,
            @Nullable String reason,
            String address,
            Map<String, String> answers,
            @Nullable LeadId lead) {}

    void insert(Submission sent) {
        jdbc.sql("""
                        insert into leads.form_submissions
                          (account_id, id, form_id, at, status, reason, address, answers, lead_id)
                        values (:account, :id, :form, :at, :status, :reason, :address, :answers, :lead)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", sent.id())
                .param("form", sent.form())
                .param("at", at(sent.at()))
                .param("status", sent.status())
                .param("reason", sent.reason())
                .param("address", sent.address())
                .param(
                        "answers",
                        sent.answers().entrySet().stream()
                                .map(one -> one.getKey() + "=" + one.getValue())
                                .toArray(String[]::new))
                .param("lead", sent.lead() == null ? null : sent.lead().value(), Types.OTHER)
                .update();
    }

    List<Submission> latest(UUID form, int limit) {
        return jdbc.sql(SUBMISSION + " where form_id = :form order by at desc, id desc limit :limit")
                .param("form", form)
                .param("limit", limit)
                .query(FormStore::submission)
                .list();
    }

    Optional<Submission> submission(UUID id) {
        return jdbc.sql(SUBMISSION + " where id = :id")
                .param("id", id)
                .query(FormStore::submission)
                .optional();
    }

    private static final String SUBMISSION =
            "select id, form_id, at, status, reason, address, answers, lead_id from leads.form_submissions";

    private static Submission submission(ResultSet row, int index) throws SQLException {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String answer : texts(row, "answers")) {
            int cut = answer.indexOf('=');
            answers.put(answer.substring(0, cut), answer.substring(cut + 1));
        }
        UUID lead = row.getObject("lead_id", UUID.class);
        return new Submission(
                row.getObject("id", UUID.class),
                row.getObject("form_id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("status"),
                row.getString("reason"),
                row.getString("address"),
                answers,
                lead == null ? null : new LeadId(lead));
    }

    /** Moves a held submission on; false when somebody else has. */
    boolean settle(UUID id, String status, @Nullable LeadId lead) {
        return jdbc.sql("""
                        update leads.form_submissions set status = :status, lead_id = :lead
                         where id = :id and status = 'HELD'
                        """)
                        .param("id", id)
                        .param("status", status)
                        .param("lead", lead == null ? null : lead.value(), Types.OTHER)
                        .update()
                == 1;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
