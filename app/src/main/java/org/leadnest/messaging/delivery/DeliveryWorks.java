package org.leadnest.messaging.delivery;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.leadnest.accounts.Accounts;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.connections.Lane;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.ServicePart;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whether mail and texts leave: nothing that is due waits for long, and the house's own way for mail is not resting. How a
 * customer's own carrier does is for their own page.
 */
@Configuration(proxyBeanMethods = false)
class DeliveryWorks {
    private static final Duration LATE = Duration.ofMinutes(10);

    @Bean
    @Order(1)
    ServicePart mailWorks(
            JdbcClient jdbc, CarrierHealth carriers, TransactionTemplate transactions, InstantSource clock) {
        return new Part(
                "Delivery of mail",
                jdbc,
                clock,
                () -> Tenancy.as(
                        Accounts.HOUSE,
                        () -> Boolean.TRUE.equals(transactions.execute(
                                status -> carriers.of(Accounts.HOUSE, new Lane(Channel.EMAIL, true))
                                        .filter(state -> state.resting(clock.instant()))
                                        .isEmpty()))));
    }

    @Bean
    @Order(2)
    ServicePart textsWork(JdbcClient jdbc, InstantSource clock) {
        return new Part("Delivery of texts", jdbc, clock, () -> true);
    }

    private record Part(String title, JdbcClient jdbc, InstantSource clock, java.util.function.BooleanSupplier way)
            implements ServicePart {
        @Override
        public boolean works() {
            Instant late = clock.instant().minus(LATE);
            try {
                return jdbc.sql("select not exists (select 1 from messaging.wakeups where due_at < :late)")
                                .param("late", Timestamp.from(late))
                                .query(Boolean.class)
                                .single()
                        && way.getAsBoolean();
            } catch (DataAccessException unreachable) {
                return false;
            }
        }
    }
}
