package org.leadnest.privacy.cookies;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Optional;
import org.leadnest.kernel.Ids;
import org.leadnest.privacy.AnalyticsProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the proof of each decision about cookies for two years, twice as long as the decision itself holds. */
@Component
class CookieChoices {
    private final JdbcClient jdbc;
    private final String version;
    private final InstantSource clock;

    CookieChoices(JdbcClient jdbc, AnalyticsProperties analytics, InstantSource clock) {
        this.version = CookieChoice.version(analytics);
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(AnalyticsProperties.class)
    static class Settings {}

    /** @param region the time zone that the browser names; where it names none, the country of the address, if that is known */
    @Transactional
    public CookieChoice keep(boolean preferences, boolean analytics, boolean signal, Optional<String> region) {
        CookieChoice choice = new CookieChoice(version, preferences, analytics, Ids.next());
        jdbc.sql("""
                        insert into privacy.cookie_choices
                               (id, version, preferences, analytics, signal, region, chosen_at)
                        values (:id, :version, :preferences, :analytics, :signal, :region, :now)
                        """)
                .param("id", choice.proof())
                .param("version", choice.version())
                .param("preferences", preferences)
                .param("analytics", analytics)
                .param("signal", signal)
                .param("region", region.orElse(null), java.sql.Types.VARCHAR)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return choice;
    }
}
