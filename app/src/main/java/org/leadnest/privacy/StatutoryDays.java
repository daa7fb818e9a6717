package org.leadnest.privacy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * By when a request is to be answered. GDPR article 12(3) wants it within one month and allows two more; CCPA (Cal. Code Regs.
 * tit. 11, section 7021(b)) wants it within 45 days and allows 45 more. Whatever is earlier is kept, and never more than 30
 * days; once 45 more with a reason. Pure.
 */
final class StatutoryDays {
    static final Duration MOST = Duration.ofDays(30);
    static final Duration EXTENSION = Duration.ofDays(45);
    private static final Duration CALIFORNIA = Duration.ofDays(45);
    private static final int BUSINESS_DAYS = 10;

    private StatutoryDays() {}

    /** What a law wants, and by when. */
    record Leg(String what, Instant by) {}

    /** @param zone in which the account counts its days */
    static Instant due(Instant received, ZoneId zone) {
        Instant month = oneMonth(received, zone);
        Instant days = received.plus(MOST);
        return month.isBefore(days) ? month : days;
    }

    /** The same day of the next month, or its last where it has none (Regulation 1182/71, article 3(2)(c)). */
    private static Instant oneMonth(Instant received, ZoneId zone) {
        return received.atZone(zone).plusMonths(1).toInstant();
    }

    /** Ten days that are no weekend; a holiday counts as one, so that the day is never too late. */
    static Instant tenBusinessDays(Instant received, ZoneId zone) {
        ZonedDateTime day = received.atZone(zone);
        for (int left = BUSINESS_DAYS; left > 0; ) {
            day = day.plusDays(1);
            left -= day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue() ? 1 : 0;
        }
        return day.toInstant();
    }

    /** Cal. Code Regs. tit. 11, section 7021(a). */
    static Instant confirmBy(Instant received) {
        return tenBusinessDays(received, ZoneOffset.UTC);
    }

    /** Each clock that runs, for the people of the account. */
    static List<Leg> legs(DataRequest request, ZoneId zone) {
        Instant received = request.receivedAt();
        List<Leg> legs = new ArrayList<>();
        if (request.kind() == DataRequest.Kind.OBJECTION) {
            legs.add(new Leg(
                    "Opt-out honored within 10 business days (15 USC 7704(a)(4))", tenBusinessDays(received, zone)));
        }
        legs.add(new Leg("Answered within one month (GDPR art. 12(3))", oneMonth(received, zone)));
        legs.add(new Leg("Answered within 45 days (CCPA, 11 CCR 7021(b))", received.plus(CALIFORNIA)));
        return legs;
    }
}
