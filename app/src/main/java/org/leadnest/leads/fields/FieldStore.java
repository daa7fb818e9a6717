package org.leadnest.leads.fields;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of fields and of their values. */
@Repository
class FieldStore {
    private final JdbcClient jdbc;

    FieldStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CustomField> all() {
        return jdbc.sql("""
                        select id, key, label, type, choices, archived from leads.fields
                         order by position, id
                        """).query(FieldStore::field).list();
    }

    private static CustomField field(ResultSet row, int index) throws SQLException {
        return new CustomField(
                row.getObject("id", UUID.class),
                row.getString("key"),
                row.getString("label"),
                FieldType.valueOf(row.getString("type")),
                List.of((String[]) row.getArray("choices").getArray()),
                row.getBoolean("archived"));
    }

    void insert(String key, String label, FieldType type, List<String> choices) {
        jdbc.sql("""
                        insert into leads.fields (account_id, id, key, label, type, choices, position)
                        values (:account, :id, :key, :label, :type, :choices,
                          (select coalesce(max(position), 0) + 1 from leads.fields))
                        """)
                .param("account", Tenancy.required().value())
                .param("id", Ids.next())
                .param("key", key)
                .param("label", label)
                .param("type", type.name())
                .param("choices", choices.toArray(String[]::new))
                .update();
    }

    void write(UUID field, String label, List<String> choices) {
        jdbc.sql("update leads.fields set label = :label, choices = :choices where id = :id")
                .param("id", field)
                .param("label", label)
                .param("choices", choices.toArray(String[]::new))
                .update();
    }

    /** Numbers the fields in this order. */
    void order(List<UUID> fields) {
        jdbc.sql("""
                        update leads.fields f set position = v.n
                          from unnest(:fields::uuid[]) with ordinality as v (id, n) where f.id = v.id
                        """).param("fields", fields.toArray(UUID[]::new)).update();
    }

    boolean archive(UUID field, boolean archived) {
        return jdbc.sql("""
                        update leads.fields set archived = :archived where id = :id and archived <> :archived
                        """).param("id", field).param("archived", archived).update() == 1;
    }

    /** One value of a lead, by the key of its field. */
    record Written(UUID lead, String key, String value) {}

    void put(Collection<Written> values) {
        if (values.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into leads.field_values (account_id, lead_id, field_id, value, search_key, amount)
                        select :account, v.lead::uuid, f.id, v.value, lower(v.value),
                               case when f.type in ('NUMBER', 'MONEY') then v.value::numeric end
                          from unnest(:leads::text[], :keys::text[], :values::text[]) as v (lead, key, value)
                          join leads.fields f on f.key = v.key
                        on conflict (account_id, lead_id, field_id) do update
                          set value = excluded.value, search_key = excluded.search_key, amount = excluded.amount
                        """)
                .param("account", Tenancy.required().value())
                .param("leads", values.stream().map(one -> one.lead.toString()).toArray(String[]::new))
                .param("keys", values.stream().map(Written::key).toArray(String[]::new))
                .param("values", values.stream().map(Written::value).toArray(String[]::new))
                .update();
    }

    void remove(UUID lead, Collection<String> keys) {
        jdbc.sql("""
                        delete from leads.field_values v using leads.fields f
                         where v.lead_id = :lead and f.id = v.field_id and f.key = any(:keys)
                        """)
                .param("lead", lead)
                .param("keys", keys.toArray(String[]::new))
                .update();
    }
}
