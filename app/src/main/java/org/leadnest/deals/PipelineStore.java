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
                         where not s.archived
                         order by p.position, s.position
                        """)
                .query((row, n) -> new DealStage(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getInt("probability")))
                .list();
    }

    /** Two people edit the stages one after the other. */
    void lock() {
        jdbc.sql("select id from deals.pipelines order by id for update")
                .query(UUID.class)
                .list();
    }

    /** All stages, those in use first, with how many deals stand in each. */
    List<PipelineEditor.Row> rows() {
        return jdbc.sql("""
                        select s.id, s.name, s.outcome, s.probability, s.archived,
                               (select count(*) from deals.deals d
                                 where d.account_id = s.account_id and d.stage_id = s.id) as deals
                          from deals.stages s
                          join deals.pipelines p on p.account_id = s.account_id and p.id = s.pipeline_id
                         order by s.archived, p.position, s.position, s.id
                        """)
                .query((row, n) -> new PipelineEditor.Row(
                        new DealStage(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                Outcome.valueOf(row.getString("outcome")),
                                row.getInt("probability")),
                        row.getBoolean("archived"),
                        row.getLong("deals")))
                .list();
    }

    UUID insert(StageWording.Checked stage) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into deals.stages
                          (account_id, id, pipeline_id, name, name_key, position, outcome, probability)
                        select :account, :id, p.id, :name, :key, 0, :outcome, :probability
                          from deals.pipelines p order by p.position limit 1
                        """)
                .param("account", Tenancy.required().value())
                .param("id", id)
                .param("name", stage.name())
                .param("key", stage.name().toLowerCase(Locale.ROOT))
                .param("outcome", stage.outcome().name())
                .param("probability", stage.probability())
                .update();
        return id;
    }

    void write(UUID id, StageWording.Checked stage) {
        jdbc.sql("""
                        update deals.stages set name = :name, name_key = :key, outcome = :outcome, probability = :probability
                         where id = :id
                        """)
                .param("id", id)
                .param("name", stage.name())
                .param("key", stage.name().toLowerCase(Locale.ROOT))
                .param("outcome", stage.outcome().name())
                .param("probability", stage.probability())
                .update();
    }

    boolean archive(UUID id, boolean archived) {
        return jdbc.sql("""
                        update deals.stages
                           set archived = :archived, position = (select max(position) + 1 from deals.stages)
                         where id = :id and archived <> :archived
                        """).param("id", id).param("archived", archived).update() == 1;
    }

    /** Numbers the stages in this order. */
    void order(List<UUID> stages) {
        jdbc.sql("""
                        update deals.stages s set position = v.n
                          from unnest(:stages::uuid[]) with ordinality as v (id, n) where s.id = v.id
                        """).param("stages", stages.toArray(UUID[]::new)).update();
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
