package org.leadnest.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.AccountId;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** With jobs running: heavy ones that wait keep no other from running, and accounts take turns among them. */
@LeadNestTest
@Import(HeavyJobsTests.Handlers.class)
@TestPropertySource(properties = "leadnest.jobs.enabled=true")
class HeavyJobsTests {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(8);

    @Autowired
    private Jobs jobs;

    @Autowired
    private Recorded heavy;

    @Autowired
    private Prompt prompt;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void shut() {
        heavy.door = new CountDownLatch(1);
    }

    @AfterEach
    void letGo() {
        heavy.door.countDown();
    }

    @Test
    void aHundredOfOneAccountKeepNeitherMailNorAnotherAccountWaiting() throws InterruptedException {
        AccountId many = new AccountId(UUID.randomUUID());
        AccountId few = new AccountId(UUID.randomUUID());
        IntStream.range(0, 100).forEach(job -> jobs.submit(Recorded.NAME, many, UUID.randomUUID()));
        assertThat(List.of(next(), next())).as("both threads are taken").containsExactly(many, many);

        jobs.submit(Prompt.NAME, few, UUID.randomUUID());
        assertThat(prompt.begun.poll(LONGEST.toSeconds(), TimeUnit.SECONDS))
                .as("a prompt job runs meanwhile")
                .isEqualTo(few);

        jobs.submit(Recorded.NAME, few, UUID.randomUUID());
        jobs.submit(Recorded.NAME, few, UUID.randomUUID());
        assertThat(turns()).startsWith(few.value(), few.value(), many.value());
        heavy.door.countDown();
        assertThat(IntStream.range(0, 40)
                        .mapToObj(turn -> next())
                        .filter(few::equals)
                        .count())
                .as("both jobs of the small account are among the next forty")
                .isEqualTo(2);
    }

    @Test
    void whatIsAskedForAgainWhileItRunsIsDoneOnceMoreAndWhatWaitsOnlyOnce() throws InterruptedException {
        AccountId account = new AccountId(UUID.randomUUID());
        UUID subject = UUID.randomUUID();
        jobs.submit(Recorded.NAME, account, subject);
        assertThat(begins(account)).isTrue();
        jobs.submit(Recorded.NAME, account, subject);
        jobs.submit(Recorded.NAME, account, subject);
        assertThat(jobs.pending(Recorded.NAME, account, subject)).isTrue();
        assertThat(jobs.pending(Recorded.NAME, account, UUID.randomUUID())).isFalse();
        assertThat(begins(account)).as("it is done once more").isTrue();
        heavy.door.countDown();
        assertThat(begins(account)).as("and no third time").isFalse();
        assertThat(jobs.pending(Recorded.NAME, account, subject)).isFalse();
    }

    /** Whether a job of that account begins soon, whatever others may. */
    private boolean begins(AccountId account) throws InterruptedException {
        AccountId one = heavy.begun.poll(SOON.toSeconds(), TimeUnit.SECONDS);
        while (one != null && !one.equals(account)) {
            one = heavy.begun.poll(SOON.toSeconds(), TimeUnit.SECONDS);
        }
        return one != null;
    }

    private AccountId next() {
        try {
            return Objects.requireNonNull(heavy.begun.poll(LONGEST.toSeconds(), TimeUnit.SECONDS), "no job began");
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Whose turn it will be, among those that nobody has taken. */
    private List<UUID> turns() {
        return jdbc.sql("""
                        select left(task_instance, 36)::uuid from platform.heavy_tasks
                         where task_name = :name and not picked order by priority desc, execution_time limit 4
                        """).param("name", Recorded.NAME).query(UUID.class).list();
    }

    @TestConfiguration
    static class Handlers {
        @Bean
        Recorded recorded() {
            return new Recorded();
        }

        @Bean
        Prompt prompt() {
            return new Prompt();
        }
    }

    /** Begins, and then waits for the door. */
    static final class Recorded implements JobHandler {
        static final String NAME = "tests.heavy";
        final BlockingQueue<AccountId> begun = new LinkedBlockingQueue<>();
        volatile CountDownLatch door = new CountDownLatch(1);

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public boolean heavy() {
            return true;
        }

        @Override
        public void run(AccountId account, UUID subject) {
            begun.add(account);
            try {
                door.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void gaveUp(AccountId account, UUID subject, String reason) {}
    }

    static final class Prompt implements JobHandler {
        static final String NAME = "tests.prompt";
        final BlockingQueue<AccountId> begun = new LinkedBlockingQueue<>();

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public void run(AccountId account, UUID subject) {
            begun.add(account);
        }

        @Override
        public void gaveUp(AccountId account, UUID subject, String reason) {}
    }
}
