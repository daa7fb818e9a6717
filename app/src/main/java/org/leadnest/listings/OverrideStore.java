package org.leadnest.listings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadnest.copydesk.Finding;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who answers for remarks that were published against findings; rows are only added. */
@Repository
class OverrideStore {
    private final JdbcClient jdbc;
    private final ResoJson json;

    OverrideStore(JdbcClient jdbc, ResoJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param findings what was said against the text, each as its rule and the words that it is about */
    record Kept(String name, String reason, Instant at, List<String> findings) {}

    static String mark(String rule, String excerpt) {
        return rule + ": " + excerpt;
    }

    void keep(
            ListingKey key,
            String remarks,
            List<Finding> findings,
            Descriptions.Override override,
            UserId by,
            Instant now) {
        jdbc.sql("""
                        insert into listings.remark_overrides
                          (account_id, id, listing_key, remarks, findings, name, reason, made_by, made_at)
                        values (:account, :id, :listing, :remarks, cast(:findings as jsonb), :name, :reason, :by, :now)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", Ids.next())
                .param("listing", key.value())
                .param("remarks", remarks)
                .param(
                        "findings",
                        json.write(findings.stream()
                                .map(DescriptionAnswer.Found::of)
                                .toList()))
                .param("name", override.name())
                .param("reason", override.reason())
                .param("by", by.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The newest for exactly these remarks. */
    Optional<Kept> find(ListingKey key, String remarks) {
        return jdbc.sql("""
                        select name, reason, made_at, findings from listings.remark_overrides
                         where account_id = :account and listing_key = :listing and remarks = :remarks
                         order by id desc limit 1
                        """)
                .param("account", Tenancy.required().value())
                .param("listing", key.value())
                .param("remarks", remarks)
                .query((row, number) -> kept(row))
                .optional();
    }

    /** The newest for each text that somebody answered for. */
    Map<String, Kept> all(ListingKey key) {
        Map<String, Kept> all = new LinkedHashMap<>();
        jdbc.sql("""
                        select distinct on (remarks) remarks, name, reason, made_at, findings
                          from listings.remark_overrides
                         where account_id = :account and listing_key = :listing order by remarks, id desc
                        """)
                .param("account", Tenancy.required().value())
                .param("listing", key.value())
                .query((row, number) -> Map.entry(row.getString("remarks"), kept(row)))
                .list()
                .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    private Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getString("name"),
                row.getString("reason"),
                row.getTimestamp("made_at").toInstant(),
                marks(row.getString("findings")));
    }

    private List<String> marks(String kept) {
        List<String> marks = new ArrayList<>();
        if (json.read("{\"all\":" + kept + "}").get("all") instanceof List<?> all) {
            for (Object one : all) {
                if (one instanceof Map<?, ?> finding) {
                    marks.add(mark(String.valueOf(finding.get("rule")), String.valueOf(finding.get("excerpt"))));
                }
            }
        }
        return marks;
    }
}
