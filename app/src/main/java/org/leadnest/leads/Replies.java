package org.leadnest.leads;

import java.time.Instant;
import java.util.UUID;
import org.leadnest.leads.scoring.Scores;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Leads do not know messages: whoever receives one that a person wrote says so here. */
@Service
public class Replies {
    private final Scores scores;

    Replies(Scores scores) {
        this.scores = scores;
    }

    /** Counts the answer; telling it again changes nothing. */
    @Transactional
    public void replied(LeadId lead, UUID message, Instant at) {
        scores.replied(lead.value(), message, at);
    }
}
