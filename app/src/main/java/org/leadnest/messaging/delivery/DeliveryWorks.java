package org.leadnest.messaging.delivery;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.leadnest.accounts.Accounts;
import org.leadnest.kernel.AccountId;
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

    /** Accounts that are late the longest: the page is to answer quickly, most of all when much is late. */
    private static final int MOST_LOOKED_AT = 20;

    @Bean
    @Order(1)
    ServicePart mailWorks(
            JdbcClient jdbc, CarrierHealth carriers, TransactionTemplate transactions, InstantSource clock) {
        return new Part(
                "Delivery of mail",
                Channel.EMAIL,
                jdbc,
                transactions,
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
    ServicePart textsWork(JdbcClient jdbc, TransactionTemplate transactions, InstantSource clock) {
        return new Part("Delivery of texts", Channel.SMS, jdbc, transactions, clock, () -> true);
    }

    /** Late are messages of that channel: another one that is stuck says nothing of it. */
    private record Part(
            String title,
            Channel channel,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            InstantSource clock,
            java.util.function.BooleanSupplier way)
            implements ServicePart {
        @Override
        public boolean works() {
            Timestamp late = Timestamp.from(clock.instant().minus(LATE));
            try {
                return jdbc.sql("""
                                select account_id from messaging.wakeups where due_at < :late order by due_at limit :most
                                """).param("late", late).param("most", MOST_LOOKED_AT).query(UUID.class).list().stream()
                                .noneMatch(account -> waits(new AccountId(account), late))
                        && way.getAsBoolean();
            } catch (DataAccessException unreachable) {
                return false;
            }
        }

        /** An account that is late with nothing has not been looked at: then neither channel is known to work. */
        private boolean waits(AccountId account, Timestamp late) {
            return Tenancy.as(
                    account,
                    () -> Boolean.TRUE.equals(transactions.execute(status -> jdbc.sql("""
                            select coalesce(bool_or(channel = :channel), true) from messaging.messages
                             where account_id = :account and status in ('QUEUED', 'HELD') and send_at < :late
                            """)
                            .param("account", account.value())
                            .param("late", late)
                            .param("channel", channel.name())
                            .query(Boolean.class)
                            .single())));
        }
    }
}
