package org.leadnest.deals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The account's pipelines and their stages. An account that has none yet gets the usual one. */
@Repository
class PipelineStore {
    static final String STAGE =
            "s.id as stage_id, s.name as stage, s.outcome, s.probability, p.id as pipeline_id, " + "p.name as pipeline";
    private static final String SALES = "Sales";

    /** Probabilities are a start for the forecast, not a measurement; they are the account's to change. */
    private static final List<StageWording.Checked> USUAL = List.of(
            new StageWording.Checked("Prospect", Outcome.OPEN, 10),
            new StageWording.Checked("Showing", Outcome.OPEN, 25),
            new StageWording.Checked("Offer", Outcome.OPEN, 50),
            new StageWording.Checked("Under contract", Outcome.OPEN, 85),
            new StageWording.Checked("Closed won", Outcome.WON, 100),
            new StageWording.Checked("Closed lost", Outcome.LOST, 0));

    private final JdbcClient jdbc;

    PipelineStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Pipelines pipelines() {
        List<Pipeline> all = all();
        if (all.isEmpty()) {
            addUsual();
            all = all();
        }
        return new Pipelines(all);
    }

    /** As {@link #pipelines}; nobody changes them until the end of the transaction. */
    Pipelines held() {
        jdbc.sql("select id from deals.pipelines order by id for share")
                .query(UUID.class)
                .list();
        return pipelines();
    }

    private List<Pipeline> all() {
        Map<UUID, Boolean> archived = new LinkedHashMap<>();
        Map<UUID, List<DealStage>> stages = jdbc
                .sql("select p.archived, " + STAGE + """
                          from deals.stages s
                          join deals.pipelines p on p.account_id = s.account_id and p.id = s.pipeline_id
                         where not s.archived
                         order by p.archived, p.position, p.id, s.position, s.id
                        """)
                .query((row, n) -> {
                    DealStage stage = stage(row);
                    archived.put(stage.pipelineId(), row.getBoolean("archived"));
                    return stage;
                })
                .list()
                .stream()
                .collect(Collectors.groupingBy(DealStage::pipelineId));
        return archived.entrySet().stream()
                .map(one -> {
                    List<DealStage> own = stages.getOrDefault(one.getKey(), List.of());
                    return new Pipeline(one.getKey(), own.getFirst().pipeline(), one.getValue(), own);
                })
                .toList();
    }

    /** The stage of a row that has the columns {@link #STAGE}. */
    static DealStage stage(ResultSet row) throws SQLException {
        return new DealStage(
                row.getObject("stage_id", UUID.class),
                row.getString("stage"),
                Outcome.valueOf(row.getString("outcome")),
                row.getInt("probability"),
                row.getObject("pipeline_id", UUID.class),
                row.getString("pipeline"));
    }

    /** Two people edit pipelines one after the other. */
    void lock() {
        jdbc.sql("select id from deals.pipelines order by id for update")
                .query(UUID.class)
                .list();
    }

    /** All stages, those in use first, with how many deals stand in each. */
    List<PipelineEditor.Row> rows() {
        return jdbc.sql("select s.archived, " + STAGE + """
                               , (select count(*) from deals.deals d
                                 where d.account_id = s.account_id and d.stage_id = s.id) as deals
                          from deals.stages s
                          join deals.pipelines p on p.account_id = s.account_id and p.id = s.pipeline_id
                         order by s.archived, p.archived, p.position, p.id, s.position, s.id
                        """)
                .query((row, n) -> new PipelineEditor.Row(stage(row), row.getBoolean("archived"), row.getLong("deals")))
                .list();
    }

    UUID insert(UUID pipeline, StageWording.Checked stage, int position) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into deals.stages
                          (account_id, id, pipeline_id, name, name_key, position, outcome, probability)
                        values (:account, :id, :pipeline, :name, :key, :position, :outcome, :probability)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", id)
                .param("pipeline", pipeline)
                .param("name", stage.name())
                .param("key", key(stage.name()))
                .param("position", position)
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
                .param("key", key(stage.name()))
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

    /** Pipeline to number of its deals that are open. */
    Map<UUID, Long> openDeals() {
        Map<UUID, Long> open = new LinkedHashMap<>();
        jdbc.sql("""
                        select s.pipeline_id, count(*) as deals
                          from deals.deals d join deals.stages s on s.account_id = d.account_id and s.id = d.stage_id
                         where d.closed_at is null group by s.pipeline_id
                        """).query(row -> {
            open.put(row.getObject("pipeline_id", UUID.class), row.getLong("deals"));
        });
        return open;
    }

    /** Adds a pipeline behind the others, or does nothing where one has this name. */
    boolean insertPipeline(UUID id, String name) {
        return jdbc.sql("""
                        insert into deals.pipelines (account_id, id, name, name_key, position)
                        select :account, :id, :name, :key, coalesce(max(position) + 1, 0) from deals.pipelines
                        on conflict do nothing
                        """)
                        .param("account", Tenancy.required().value())
                        .param("id", id)
                        .param("name", name)
                        .param("key", key(name))
                        .update()
                == 1;
    }

    void rename(UUID id, String name) {
        jdbc.sql("update deals.pipelines set name = :name, name_key = :key where id = :id")
                .param("id", id)
                .param("name", name)
                .param("key", key(name))
                .update();
    }

    void archivePipeline(UUID id, boolean archived) {
        jdbc.sql("""
                        update deals.pipelines
                           set archived = :archived, position = (select max(position) + 1 from deals.pipelines)
                         where id = :id and archived <> :archived
                        """).param("id", id).param("archived", archived).update();
    }

    /** Makes this pipeline the first one. */
    void lead(UUID id) {
        jdbc.sql("update deals.pipelines set position = (select min(position) - 1 from deals.pipelines) where id = :id")
                .param("id", id)
                .update();
    }

    /** The stages that a pipeline gets which is not made after another. */
    void addUsualStages(UUID pipeline) {
        addStages(pipeline, USUAL);
    }

    void addStages(UUID pipeline, List<StageWording.Checked> stages) {
        for (int position = 0; position < stages.size(); position++) {
            insert(pipeline, stages.get(position), position);
        }
    }

    /** Two requests may come here at once: the unique key lets one of them add the pipeline, and only it adds stages. */
    private void addUsual() {
        UUID pipeline = Ids.next();
        if (insertPipeline(pipeline, SALES)) {
            addUsualStages(pipeline);
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
