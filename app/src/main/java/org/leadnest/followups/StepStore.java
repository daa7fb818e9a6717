package org.leadnest.followups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.Approval;
import org.leadnest.cadence.Delay;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code followups.steps}. */
@Repository
class StepStore {
    private static final TypeReference<List<StepVariant>> VARIANTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StepStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** By version, in order. */
    Map<UUID, List<SequenceStep>> of(Collection<UUID> versions) {
        return jdbc
                .sql("""
                        select version_id, id, lineage, channel, delay_seconds, business_days, at_local, not_after_seconds, approval,
                               subject, body, weight, variants, asks, asks_field, asks_value, otherwise, url
                          from followups.steps where version_id = any(:versions) order by version_id, position
                        """)
                .param("versions", versions.toArray(UUID[]::new))
                .query((row, n) -> Map.entry(row.getObject("version_id", UUID.class), step(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    void replace(UUID version, List<SequenceStep> steps) {
        jdbc.sql("delete from followups.steps where version_id = :id")
                .param("id", version)
                .update();
        insert(version, steps);
    }

    void insert(UUID version, List<SequenceStep> steps) {
        for (int position = 0; position < steps.size(); position++) {
            insert(version, position, steps.get(position));
        }
    }

    private void insert(UUID version, int position, SequenceStep step) {
        Duration notAfter = step.notAfter();
        StepBranch branch = step.branch();
        jdbc.sql("""
                        insert into followups.steps
                          (account_id, id, lineage, version_id, position, channel, delay_seconds, business_days, at_local,
                           not_after_seconds, approval, subject, body, weight, variants, asks, asks_field, asks_value,
                           otherwise, url)
                        values (:account, :id, :lineage, :version, :position, :channel, :delay, :days, :at, :notAfter, :approval,
                           :subject, :body, :weight, cast(:variants as jsonb), :asks, :field, :value, :otherwise, :url)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", step.id())
                .param("lineage", step.lineage())
                .param("version", version)
                .param("position", position)
                .param("channel", step.channel().name())
                .param("delay", step.delay() instanceof Delay.Elapsed(var time) ? time.toSeconds() : 0)
                .param("days", step.delay() instanceof Delay.BusinessDays(var days) ? days : null)
                .param("at", step.at())
                .param("notAfter", notAfter == null ? null : notAfter.toSeconds())
                .param("approval", step.approval().name())
                .param("subject", step.subject())
                .param("body", step.body())
                .param("weight", step.weight())
                .param("variants", json.writeValueAsString(step.variants()))
                .param("asks", branch == null ? null : branch.on().name())
                .param("field", branch == null ? "" : branch.field())
                .param("value", branch == null ? "" : branch.value())
                .param("otherwise", branch == null ? null : branch.otherwise())
                .param("url", step.url())
                .update();
    }

    private SequenceStep step(ResultSet row) throws SQLException {
        Integer days = row.getObject("business_days", Integer.class);
        Long notAfter = row.getObject("not_after_seconds", Long.class);
        return new SequenceStep(
                row.getObject("id", UUID.class),
                row.getObject("lineage", UUID.class),
                StepChannel.valueOf(row.getString("channel")),
                days == null
                        ? new Delay.Elapsed(Duration.ofSeconds(row.getLong("delay_seconds")))
                        : new Delay.BusinessDays(days),
                row.getObject("at_local", LocalTime.class),
                notAfter == null ? null : Duration.ofSeconds(notAfter),
                Approval.valueOf(row.getString("approval")),
                row.getString("subject"),
                row.getString("body"),
                row.getInt("weight"),
                json.readValue(row.getString("variants"), VARIANTS),
                branch(row),
                row.getString("url"));
    }

    private static @Nullable StepBranch branch(ResultSet row) throws SQLException {
        String asks = row.getString("asks");
        return asks == null
                ? null
                : new StepBranch(
                        StepBranch.Question.valueOf(asks),
                        row.getString("asks_field"),
                        row.getString("asks_value"),
                        row.getInt("otherwise"));
    }
}
