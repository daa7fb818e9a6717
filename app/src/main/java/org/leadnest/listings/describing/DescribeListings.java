package org.leadnest.listings.describing;

import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Actor;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.Description;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Outlet;
import org.leadnest.copydesk.Tone;
import org.leadnest.kernel.AccountId;
import org.leadnest.listings.Descriptions;
import org.leadnest.listings.ListingKey;
import org.leadnest.platform.jobs.JobHandler;
import org.springframework.stereotype.Component;

/** Walks a run through the listings without text, from wherever an earlier try came to. */
@Component
class DescribeListings implements JobHandler {
    static final String NAME = "listings.describe";

    private final Runs runs;
    private final Descriptions descriptions;

    DescribeListings(Runs runs, Descriptions descriptions) {
        this.runs = runs;
        this.descriptions = descriptions;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(AccountId account, UUID subject) {
        Optional<Run> run = runs.find(subject).filter(Run::moving);
        while (run.isPresent()) {
            Optional<UUID> next = runs.next(run.get());
            if (next.isEmpty()) {
                runs.end(subject, Run.Status.DONE, null);
            } else {
                describe(run.get(), next.get(), run.get().actor(account));
            }
            run = runs.find(subject).filter(Run::moving);
        }
    }

    private void describe(Run run, UUID listing, Actor actor) {
        ListingKey key = new ListingKey(listing);
        Brief brief = descriptions
                .forRemarks(key)
                .orElseGet(() -> Brief.of(Outlet.MLS))
                .with(Tone.parse(run.tone()))
                .with(Language.parse(run.language()));
        switch (descriptions.write(key, brief, actor).orElse(null)) {
            case Descriptions.Writing.Written(Description description) -> {
                boolean published = !description.text().isBlank()
                        && descriptions
                                .publish(key, description.text(), brief, null, actor)
                                .filter(Descriptions.Publishing.Published.class::isInstance)
                                .isPresent();
                runs.advance(run, listing, !published);
            }
            case Descriptions.Writing.NotPaid(String reason) -> runs.end(run.id(), Run.Status.STOPPED, reason);
            case null -> runs.advance(run, listing, true);
        }
    }

    @Override
    public void gaveUp(AccountId account, UUID subject, String reason) {
        runs.end(subject, Run.Status.STOPPED, "the writer failed; begin again to go on with the rest");
    }
}
