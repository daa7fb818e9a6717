package org.leadnest.leads;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.KeptByLaw;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * While a legal hold keeps a lead, each edit leaves what stood there before in {@code leads.held_edits}. No page shows it, since a
 * law may forbid to tell of the hold; the rows go when the hold has ended.
 */
@Component
public class HeldEdits {
    private final JdbcClient jdbc;
    private final KeptByLaw law;

    HeldEdits(JdbcClient jdbc, KeptByLaw law) {
        this.jdbc = jdbc;
        this.law = law;
    }

    /** In the transaction of the edit, before it. */
    void keep(LeadId lead, Instant now) {
        keep(List.of(lead.value()), now);
    }

    /** The same of many. */
    public void keep(Collection<UUID> leads, Instant now) {
        List<UUID> kept =
                leads.isEmpty() ? List.of() : law.among("leads", leads).stream().toList();
        if (kept.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into leads.held_edits (account_id, id, lead_id, edited_at, before)
                        select l.account_id, v.id, l.id, :now, to_jsonb(l) - 'account_id' || jsonb_build_object(
                                 'emails', (select coalesce(jsonb_agg(e.value order by e.position), '[]')
                                              from leads.lead_emails e where e.lead_id = l.id),
                                 'phones', (select coalesce(jsonb_agg(p.key order by p.position), '[]')
                                              from leads.lead_phones p where p.lead_id = l.id),
                                 'tags', (select coalesce(jsonb_agg(t.name order by t.name), '[]')
                                            from leads.lead_tags g
                                            join leads.tags t on t.account_id = g.account_id and t.id = g.tag_id
                                           where g.lead_id = l.id),
                                 'fields', (select coalesce(jsonb_agg(to_jsonb(f) - 'account_id'), '[]')
                                              from leads.field_values f where f.lead_id = l.id))
                          from unnest(:ids::uuid[], :leads::uuid[]) as v (id, lead)
                          join leads.leads l on l.account_id = :account and l.id = v.lead
                        """)
                .param("account", Tenancy.required().value())
                .param("ids", kept.stream().map(lead -> Ids.next()).toArray(UUID[]::new))
                .param("leads", kept.toArray(UUID[]::new))
                .param("now", LeadRows.at(now))
                .update();
    }
}
