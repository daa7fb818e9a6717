package org.leadnest.analytics;

import java.time.Period;
import java.util.List;
import java.util.Map;
import org.leadnest.privacy.Erasure;
import org.leadnest.privacy.KeptElsewhere;
import org.leadnest.privacy.PersonalData;
import org.leadnest.privacy.Retention;
import org.springframework.stereotype.Component;

/** What this module keeps about people: who had a text written. */
@Component
class UsageData implements PersonalData {
    @Override
    public String module() {
        return "analytics";
    }

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind(
                        "Which texts were written, and by whom",
                        "To count them",
                        Basis.CUSTOMER,
                        WITH_ACCOUNT,
                        NOBODY,
                        List.of("analytics.texts")),
                new Kind(
                        "Which pages and features an account uses; with consent also a random number of the browser, its family,"
                                + " the system, the site before and the city",
                        "To see what is used, and to make it better",
                        Basis.SAFETY,
                        "13 months.",
                        NOBODY,
                        List.of("analytics.usage_events")));
    }

    @Override
    public List<Retention> retention() {
        return List.of(Retention.rows(
                "analytics.usage_events", "Use of the service", Period.ofMonths(13), "happened_at < :before"));
    }

    @Override
    public List<KeptElsewhere> elsewhere() {
        return List.of(new KeptElsewhere(
                "analytics.usage_events", "Whole months of use of the service", "13 months", "analytics.usage-months"));
    }

    @Override
    public void erase(Erasure erasure) {
        erasure.tables(module());
        erasure.slices("analytics.usage_events", """
                delete from analytics.usage_events
                 where customer_id = :account
                   and ctid = any (array(select ctid from analytics.usage_events
                                          where customer_id = :account limit :slice))
                """, Map.of());
    }
}
