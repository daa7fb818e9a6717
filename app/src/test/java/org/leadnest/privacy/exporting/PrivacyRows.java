package org.leadnest.privacy.exporting;

import java.util.Map;
import java.util.UUID;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.ForeignIds;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A copy that Harbor Realty's owner can fetch, a sharing that it is asked about, and the name of a policy. */
@Component
class PrivacyRows implements ForeignIds {
    private final Exports exports;
    private final MakeExport make;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    PrivacyRows(Exports exports, MakeExport make, JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.exports = exports;
        this.make = make;
    }

    @Override
    public Map<String, String> make(Cast.Players players) {
        UUID export = players.atHarbor(() -> {
            Export asked = exports.ask(players.grace(), false).orElseThrow();
            make.run(players.harbor(), asked.id());
            return asked.id();
        });
        UUID offer = UUID.randomUUID();
        players.atHarbor(() -> transactions.execute(status -> jdbc.sql("""
                        insert into privacy.sharing_offers (account_id, id, recipient, basis, what, reason, offered_at,
                          open_until)
                        values (:account, :id, 'A partner', 'Agreement 7', 'Names of agents', 'A directory', now(),
                          now() + interval '30 days')
                        """)
                .param("account", players.harbor().value())
                .param("id", offer)
                .update()));
        return Map.of(
                "/app/settings/disclosures/offers/",
                offer.toString(),
                "/app/settings/exports/",
                export.toString(),
                "/ops/transfers/",
                UUID.randomUUID().toString(),
                "/ops/closings/",
                UUID.randomUUID().toString(),
                "/app/policies/",
                "terms",
                "/app/policies/terms/",
                "2020-01-01");
    }
}
