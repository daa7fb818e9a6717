package org.leadnest.messaging.gate;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.Place;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Channel;

/**
 * A message before the gate, with everything that the rules look at.
 *
 * @param recentCommercial when commercial messages went to the same person or address lately, oldest first
 * @param problem what is wrong with the account's standing or the channel's configuration, if anything
 */
public record Candidate(
        Channel channel,
        Category category,
        boolean addressValid,
        boolean suppressed,
        ConsentState consent,
        boolean answered,
        @Nullable Instant notAfter,
        Set<Place> places,
        List<Instant> recentCommercial,
        Setup setup,
        Manner manner) {

    /** As most are: nothing like it went before, and the person is there. */
    public Candidate(
            Channel channel,
            Category category,
            boolean addressValid,
            boolean suppressed,
            ConsentState consent,
            boolean answered,
            @Nullable Instant notAfter,
            Set<Place> places,
            List<Instant> recentCommercial,
            Setup setup) {
        this(
                channel,
                category,
                addressValid,
                suppressed,
                consent,
                answered,
                notAfter,
                places,
                recentCommercial,
                setup,
                Manner.USUAL);
    }

    /**
     * How the message came about.
     *
     * @param byHand whether a person of the account typed it just now
     * @param unsubscribable whether it can carry a way to unsubscribe: it is somebody's whom we know
     * @param saidAt when the same words went to the same address last, within the last days
     * @param awayUntil until when the person's own machine says that nobody reads it
     * @param unseen whether it carries pictures that its carrier could not fetch here
     */
    public record Manner(
            boolean byHand,
            boolean unsubscribable,
            @Nullable Instant saidAt,
            @Nullable Instant awayUntil,
            boolean unseen) {
        public Manner(boolean byHand, boolean unsubscribable, @Nullable Instant saidAt, @Nullable Instant awayUntil) {
            this(byHand, unsubscribable, saidAt, awayUntil, false);
        }

        public static final Manner USUAL = new Manner(false, true, null, null);
    }

    /** What the ledger says of the person and channel. */
    public enum ConsentState {
        GIVEN,
        WITHDRAWN,
        /** The person's data is kept and not used. */
        RESTRICTED,
        NOT_RECORDED
    }

    /**
     * The account's part.
     *
     * @param shut why nothing goes out on the channel: it is not configured, or not verified; null when it is
     * @param active whether the account is in good standing
     * @param postalAddress whether one stands in the settings
     * @param strict whether messages reach people from a service in production
     * @param statedConsent whether the account's own statement counts as consent to texts
     * @param rest why and how long the channel's carrier gets nothing; null when it is well
     * @param warmth how much a new sender may still send; null when it is not limited
     * @param pace when the sender may text next; null when it is not limited, or when the message does not wait in line
     * @param unpaid why the account's plan does not send at this moment; null when it does
     * @param bare whether the carrier takes no headers, so that nothing can say how to unsubscribe
     */
    public record Setup(
            boolean active,
            @Nullable String shut,
            boolean postalAddress,
            boolean strict,
            boolean statedConsent,
            @Nullable String unpaid,
            @Nullable Rest rest,
            @Nullable Warmth warmth,
            @Nullable Pace pace,
            boolean bare) {
        public Setup(
                boolean active,
                @Nullable String shut,
                boolean postalAddress,
                boolean strict,
                boolean statedConsent,
                @Nullable String unpaid,
                @Nullable Rest rest,
                @Nullable Warmth warmth) {
            this(active, shut, postalAddress, strict, statedConsent, unpaid, rest, warmth, null, false);
        }

        /** By a carrier that takes headers, or not. */
        public Setup by(boolean headers) {
            return new Setup(active, shut, postalAddress, strict, statedConsent, unpaid, rest, warmth, pace, !headers);
        }

        public Setup at(Pace line) {
            return new Setup(active, shut, postalAddress, strict, statedConsent, unpaid, rest, warmth, line, bare);
        }

        public Setup(
                boolean active, boolean channelReady, boolean postalAddress, boolean strict, boolean statedConsent) {
            this(
                    active,
                    channelReady ? null : "The channel is not configured.",
                    postalAddress,
                    strict,
                    statedConsent,
                    null,
                    null,
                    null);
        }
    }

    /**
     * A domain or number that receivers do not know yet.
     *
     * @param most within 24 hours
     * @param sent of them
     * @param free when the oldest of those is a day old
     */
    public record Warmth(int most, int sent, Instant free) {}

    /**
     * A sender that networks take only so many messages a second from.
     *
     * @param next when its next message may leave
     * @param today what networks still take of it today; null where they do not count
     */
    public record Pace(
            int perSecond, Instant next, @Nullable Today today) {
        public Pace(int perSecond, Instant next) {
            this(perSecond, next, null);
        }
    }

    /**
     * Segments of a day: nobody tells whose network a number is on, so each text counts.
     *
     * @param needed by the message before the gate
     * @param renewed when the network's next day begins
     */
    public record Today(String network, int most, int used, int needed, Instant renewed) {}

    /** The carrier failed too often, or asked for a pause. */
    public record Rest(Instant until, String reason) {}

    boolean commercial() {
        return category == Category.COMMERCIAL;
    }
}
