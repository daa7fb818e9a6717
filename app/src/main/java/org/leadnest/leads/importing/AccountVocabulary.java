package org.leadnest.leads.importing;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.AccountZone;
import org.leadnest.leads.Leads;
import org.leadnest.leads.fields.CustomFields;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the cells of a file may name, before the file itself is read. */
@Component
class AccountVocabulary {
    private final JdbcClient jdbc;
    private final Leads leads;
    private final CustomFields fields;
    private final AccountZone zones;
    private final InstantSource clock;

    AccountVocabulary(JdbcClient jdbc, Leads leads, CustomFields fields, AccountZone zones, InstantSource clock) {
        this.jdbc = jdbc;
        this.leads = leads;
        this.fields = fields;
        this.zones = zones;
        this.clock = clock;
    }

    @Transactional
    AccountWords read() {
        Map<UserId, String> names = new HashMap<>();
        return new AccountWords(fields.inUse(), stages(), members(names), names, zones.current(), clock.instant());
    }

    private Map<String, String> stages() {
        leads.stages();
        Map<String, String> stages = new HashMap<>();
        jdbc.sql("""
                        select s.name, k.key from leads.stages s
                         cross join unnest(s.former || s.name_key) with ordinality as k (key, n)
                         where not s.archived order by k.key = s.name_key
                        """).query(row -> {
            stages.put(row.getString("key"), row.getString("name"));
        });
        return stages;
    }

    private Map<String, UserId> members(Map<UserId, String> names) {
        Map<String, UserId> members = new HashMap<>();
        Set<String> twice = new HashSet<>();
        jdbc.sql("""
                        select u.id, u.name, u.email from accounts.memberships m join accounts.users u on u.id = m.user_id
                         where m.account_id = :account
                        """).param("account", Tenancy.required().value()).query(row -> {
            UserId user = new UserId(row.getObject("id", java.util.UUID.class));
            names.put(user, row.getString("name"));
            members.put(AccountWords.key(row.getString("email")), user);
            String name = AccountWords.key(row.getString("name"));
            if (members.putIfAbsent(name, user) != null) {
                twice.add(name);
            }
        });
        members.keySet().removeAll(twice);
        return members;
    }
}
