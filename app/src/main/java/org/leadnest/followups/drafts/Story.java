package org.leadnest.followups.drafts;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.ai.Intents;
import org.leadnest.leads.FiledInquiry;
import org.leadnest.leads.Inquiry;
import org.leadnest.leads.Lead;
import org.leadnest.leads.Showing;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.inbox.QuotedText;

/**
 * What is known about a lead when something is to be written.
 *
 * @param first the first name, or empty
 * @param asked the newest inquiry
 * @param inquiries how many there are, counted to {@link StoryReader#COUNTED}
 * @param ahead the next showing that is booked
 * @param shown the last one that was
 * @param heard the newest message of theirs
 * @param wrote the newest message to them that was not refused
 */
record Story(
        Lead lead,
        String first,
        boolean spanish,
        Home home,
        @Nullable FiledInquiry asked,
        int inquiries,
        @Nullable Showing ahead,
        @Nullable Showing shown,
        @Nullable Message heard,
        @Nullable Message wrote,
        Instant now,
        ZoneId zone) {
    private static final Duration LATELY = Duration.ofDays(14);

    /** Why somebody would write now: the first that fits. */
    enum Occasion {
        ANSWER("their message is not answered yet"),
        SHOWING_AHEAD("a showing is booked"),
        SHOWN("they saw a home lately"),
        GONE("the home they asked about is no longer available"),
        CHEAPER("the price of the home they asked about went down"),
        SELLER("they asked about selling, and nobody has written yet"),
        ASKED("they asked about a home, and nobody has written yet"),
        SILENT("they have not answered the last message"),
        NEW("nobody has written to them yet");

        private final String words;

        Occasion(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    Occasion occasion() {
        if (unanswered()) {
            return Occasion.ANSWER;
        }
        if (ahead != null) {
            return Occasion.SHOWING_AHEAD;
        }
        if (shown != null && shown.startsAt().isAfter(now.minus(LATELY)) && !wroteSince(shown.startsAt())) {
            return Occasion.SHOWN;
        }
        if (home.gone() && !wroteSince(changed())) {
            return Occasion.GONE;
        }
        if (home.dropped() && !wroteSince(changed())) {
            return Occasion.CHEAPER;
        }
        if (wrote == null) {
            return asked == null ? Occasion.NEW : seller() ? Occasion.SELLER : Occasion.ASKED;
        }
        return Occasion.SILENT;
    }

    /** Whether the last word is theirs. */
    boolean unanswered() {
        return heard != null && !wroteSince(heard.createdAt());
    }

    private boolean wroteSince(Instant then) {
        return wrote != null && wrote.createdAt().isAfter(then);
    }

    /** When the home last changed its price or its status. */
    private Instant changed() {
        if (home.listing() == null) {
            return Instant.EPOCH;
        }
        Instant price = home.listing().priceChangedAt();
        Instant status = home.listing().statusChangedAt();
        return !home.gone() && price != null ? price : status;
    }

    boolean seller() {
        return asked != null && asked.inquiry().type() == Inquiry.Type.SELLER_INQUIRY;
    }

    /** What they said last, without what it quotes; empty when they said nothing. */
    String said() {
        return heard == null ? "" : QuotedText.of(heard.body()).fresh();
    }

    Optional<Intents.Reading> reading() {
        return Intents.of(said());
    }
}
