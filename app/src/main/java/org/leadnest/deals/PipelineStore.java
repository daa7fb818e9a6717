package org.leadnest.deals;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The account's pipeline. An account that has none yet gets the usual one. */
@Repository
class PipelineStore {
    private static final String SALES = "Sales";

    private record Usual(String name, Outcome outcome, int probability) {}

    /** Probabilities are a start for the forecast, not a measurement; they are the account's to change. */
    private static final List<Usual> USUAL = List.of(
            new Usual("Prospect", Outcome.OPEN, 10),
            new Usual("Showing", Outcome.OPEN, 25),
            new Usual("Offer", Outcome.OPEN, 50),
            new Usual("Under contract", Outcome.OPEN, 85),
            new Usual("Closed won", Outcome.WON, 100),
            new Usual("Closed lost", Outcome.LOST, 0));

    private final JdbcClient jdbc;

    PipelineStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Pipeline pipeline() {
        List<DealStage> stages = stages();
        if (stages.isEmpty()) {
            addUsual();
            stages = stages();
        }
        return new Pipeline(stages);
    }

    private List<DealStage> stages() {
        return jdbc.sql("""
                        select s.id, s.name, s.outcome, s.probability
                          from deals.stages s
                          join deals.pipelines p on p.account_id = s.account_id and p.id = s.pipeline_id
                         order by p.position, s.position
                        """)
                .query((row, n) -> new DealStage(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getInt("probability")))
                .list();
    }

    /** Two requests may come here at once: the unique key lets one of them add the pipeline, and only it adds stages. */
    private void addUsual() {
        UUID account = Tenancy.required().value();
        UUID pipeline = Ids.next();
        int added = jdbc.sql("""
                        insert into deals.pipelines (account_id, id, name, name_key, position)
                        values (:account, :id, :name, :key, 0) on conflict do nothing
                        """)
                .param("account", account)
                .param("id", pipeline)
                .param("name", SALES)
                .param("key", SALES.toLowerCase(Locale.ROOT))
                .update();
        for (int position = 0; added > 0 && position < USUAL.size(); position++) {
            Usual stage = USUAL.get(position);
            jdbc.sql("""
                            insert into deals.stages
                              (account_id, id, pipeline_id, name, name_key, position, outcome, probability)
                            values (:account, :id, :pipeline, :name, :key, :position, :outcome, :probability)
                            """)
                    .param("account", account)
                    .param("id", Ids.next())
                    .param("pipeline", pipeline)
                    .param("name", stage.name())
                    .param("key", stage.name().toLowerCase(Locale.ROOT))
                    .param("position", position)
                    .param("outcome", stage.outcome().name())
                    .param("probability", stage.probability())
                    .update();
        }
    }
}
