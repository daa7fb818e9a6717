package org.leadnest.privacy.disclosures;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.FailedTurns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes to the owners about offers that a command made; each once, in the transaction that forgets that it is untold. */
@Component
class TellOfOffers implements RecurringJob {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final SharingOffers offers;
    private final OfferLetters letters;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final FailedTurns turns;

    TellOfOffers(
            SharingOffers offers,
            OfferLetters letters,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            FailedTurns turns) {
        this.turns = turns;
        this.offers = offers;
        this.letters = letters;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private record Untold(UUID offer, AccountId account) {}

    @Override
    public String name() {
        return "privacy.sharing-offers";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        List<Untold> untold = jdbc.sql("select offer_id, customer_id from privacy.untold_offers order by offer_id")
                .query((row, number) -> new Untold(
                        row.getObject("offer_id", UUID.class), new AccountId(row.getObject("customer_id", UUID.class))))
                .list();
        turns.over(
                name(),
                untold,
                one -> one.offer().toString(),
                one -> Tenancy.run(one.account(), () -> transactions.executeWithoutResult(status -> tell(one))));
    }

    private void tell(Untold one) {
        boolean mine = jdbc.sql("delete from privacy.untold_offers where offer_id = :offer")
                        .param("offer", one.offer())
                        .update()
                == 1;
        if (mine) {
            offers.open().stream()
                    .filter(offer -> offer.id().equals(one.offer()))
                    .forEach(offer -> letters.asked(offer, one.account()));
        }
    }
}
