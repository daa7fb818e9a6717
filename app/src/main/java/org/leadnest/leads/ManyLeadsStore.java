package org.leadnest.leads;

import java.sql.ResultSet;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The statements of {@link ManyLeads}: each takes all leads as an array, and holds their rows. What a legal hold keeps is kept as
 * it was.
 */
@Repository
class ManyLeadsStore {
    private final JdbcClient jdbc;
    private final HeldEdits held;

    ManyLeadsStore(JdbcClient jdbc, HeldEdits held) {
        this.jdbc = jdbc;
        this.held = held;
    }

    /** Which leads the tag is new on. */
    List<UUID> tag(Collection<UUID> leads, UUID tag, Instant now) {
        List<UUID> without = tagged(false, leads, tag);
        held.keep(without, now);
        return jdbc.sql("""
                        insert into leads.lead_tags (account_id, lead_id, tag_id)
                        select :account, v.id, :tag from unnest(:leads::uuid[]) as v (id)
                        on conflict do nothing
                        returning lead_id
                        """)
                .param("account", Tenancy.required().value())
                .param("leads", array(without))
                .param("tag", tag)
                .query(UUID.class)
                .list();
    }

    /** Which leads the tag was on. */
    List<UUID> untag(Collection<UUID> leads, UUID tag, Instant now) {
        List<UUID> with = tagged(true, leads, tag);
        held.keep(with, now);
        return jdbc.sql("""
                        delete from leads.lead_tags where lead_id = any(:leads) and tag_id = :tag returning lead_id
                        """)
                .param("leads", array(with))
                .param("tag", tag)
                .query(UUID.class)
                .list();
    }

    /** Those that have the tag, or those that have it not; held until the end of the transaction. */
    private List<UUID> tagged(boolean with, Collection<UUID> leads, UUID tag) {
        return jdbc.sql("""
                        select l.id from leads.leads l
                         where l.id = any(:leads)
                           and :with = exists (select from leads.lead_tags t where t.lead_id = l.id and t.tag_id = :tag)
                         order by l.id for update of l
                        """)
                .param("with", with)
                .param("leads", array(leads))
                .param("tag", tag)
                .query(UUID.class)
                .list();
    }

    void touch(Collection<UUID> leads, Instant now) {
        update("version = version + 1", leads, now).update();
    }

    /** Of those that are not in this stage: the one that each is in. */
    Map<UUID, UUID> otherStages(Collection<UUID> leads, UUID stage) {
        Map<UUID, UUID> others = new LinkedHashMap<>();
        jdbc.sql("""
                        select id, stage_id from leads.leads
                         where id = any(:leads) and stage_id <> :stage order by id for update
                        """).param("leads", array(leads)).param("stage", stage).query((ResultSet row) -> {
            others.put(row.getObject("id", UUID.class), row.getObject("stage_id", UUID.class));
        });
        return others;
    }

    List<UUID> inStage(Collection<UUID> leads, UUID stage) {
        return jdbc.sql(
                        "select id from leads.leads where id = any(:leads) and stage_id = :stage order by id for update")
                .param("leads", array(leads))
                .param("stage", stage)
                .query(UUID.class)
                .list();
    }

    List<UUID> ownedBy(Collection<UUID> leads, @Nullable UUID owner) {
        return jdbc.sql("""
                        select id from leads.leads
                         where id = any(:leads) and owner_id is not distinct from :owner::uuid order by id for update
                        """)
                .param("leads", array(leads))
                .param("owner", owner, Types.OTHER)
                .query(UUID.class)
                .list();
    }

    /** Those out of use, too. */
    Map<UUID, String> stageNames() {
        Map<UUID, String> names = new LinkedHashMap<>();
        jdbc.sql("select id, name from leads.stages").query((ResultSet row) -> {
            names.put(row.getObject("id", UUID.class), row.getString("name"));
        });
        return names;
    }

    void moveTo(Collection<UUID> leads, UUID stage, Instant now) {
        held.keep(leads, now);
        update("version = version + 1, stage_id = :stage", leads, now)
                .param("stage", stage)
                .update();
    }

    void addStageChanges(Map<UUID, UUID> from, UUID to, Author author, Instant now) {
        jdbc.sql("""
                        insert into leads.stage_changes
                          (account_id, id, lead_id, from_stage_id, to_stage_id, changed_by, changed_at)
                        select :account, v.id, v.lead, v.stage, :to, :by, :at
                          from unnest(:ids::uuid[], :leads::uuid[], :stages::uuid[]) as v (id, lead, stage)
                        """)
                .param("account", Tenancy.required().value())
                .param("ids", fresh(from.size()))
                .param("leads", array(from.keySet()))
                .param("stages", array(from.values()))
                .param("to", to)
                .param("by", author.user() == null ? null : author.user().value(), Types.OTHER)
                .param("at", LeadRows.at(now))
                .update();
    }

    /** Of those that are not this user's (or, for null, somebody's): whose each is. */
    Map<UUID, Optional<UUID>> otherOwners(Collection<UUID> leads, @Nullable UUID owner) {
        Map<UUID, Optional<UUID>> others = new LinkedHashMap<>();
        jdbc.sql("""
                        select id, owner_id from leads.leads
                         where id = any(:leads) and owner_id is distinct from :owner::uuid order by id for update
                        """)
                .param("leads", array(leads))
                .param("owner", owner, Types.OTHER)
                .query((ResultSet row) -> {
                    others.put(
                            row.getObject("id", UUID.class),
                            Optional.ofNullable(row.getObject("owner_id", UUID.class)));
                });
        return others;
    }

    void give(Collection<UUID> leads, @Nullable UUID owner, Instant now) {
        held.keep(leads, now);
        update("version = version + 1, owner_id = :owner", leads, now)
                .param("owner", owner, Types.OTHER)
                .update();
    }

    private JdbcClient.StatementSpec update(String what, Collection<UUID> leads, Instant now) {
        return jdbc.sql("update leads.leads set " + what + """
                        , updated_at = :now, last_activity_at = greatest(last_activity_at, :now) where id = any(:leads)
                        """)
                .param("leads", array(leads))
                .param("now", LeadRows.at(now));
    }

    /** Puts the same line on the timeline of each. */
    void tell(Collection<UUID> leads, TimelineKind kind, String title, Author author, Instant at) {
        jdbc.sql("""
                        insert into leads.timeline (account_id, id, lead_id, at, kind, title, actor)
                        select :account, v.id, v.lead, :at, :kind, :title, :actor
                          from unnest(:ids::uuid[], :leads::uuid[]) as v (id, lead)
                        """)
                .param("account", Tenancy.required().value())
                .param("ids", fresh(leads.size()))
                .param("leads", array(leads))
                .param("at", LeadRows.at(at))
                .param("kind", kind.name())
                .param("title", title)
                .param("actor", author.name())
                .update();
    }

    private static UUID[] fresh(int count) {
        return Stream.generate(Ids::next).limit(count).toArray(UUID[]::new);
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
