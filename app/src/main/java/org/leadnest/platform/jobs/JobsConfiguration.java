package org.leadnest.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

@Configuration(proxyBeanMethods = false)
class JobsConfiguration {
    private static final String TABLE = "platform.scheduled_tasks";
    private static final String HEAVY_TABLE = "platform.heavy_tasks";
    private static final Duration POLL = Duration.ofSeconds(1);
    /** Four missed beats are a dead node: noticed within a minute. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private static final int MISSED_BEATS = 4;
    private static final int THREADS = 4;
    private static final int HEAVY_THREADS = 2;
    private static final int TRIES = 5;
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    /** 2 s, doubled each time: heavy work outlasts a disk or a memory that is full for 17 minutes. */
    private static final int HEAVY_TRIES = 9;

    private static final double HEAVY_GROWTH = 2;
    private static final Duration SHUTDOWN = Duration.ofSeconds(20);

    @Bean
    Jobs jobs(DataSource dataSource, JdbcClient jdbc, ObjectProvider<JobHandler> handlers) {
        SchedulerClient.Builder prompt = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .tableName(TABLE)
                .serializer(new SubjectSerializer());
        SchedulerClient.Builder heavy = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .tableName(HEAVY_TABLE)
                .serializer(new SubjectSerializer())
                .enablePriority();
        return new Jobs(prompt.build(), new HeavyJobs(heavy.build(), jdbc, handlers));
    }

    @Bean
    JobRunner jobRunner(
            DataSource dataSource,
            FlywayMigrationInitializer migrated,
            List<JobHandler> handlers,
            List<RecurringJob> recurring,
            @Value("${leadnest.jobs.enabled:true}") boolean enabled) {
        List<RecurringTask<Void>> ticking =
                recurring.stream().map(JobsConfiguration::task).toList();
        if (!enabled) {
            return new JobRunner(List.of());
        }
        Scheduler prompt = scheduler(dataSource, tasks(handlers, false), TABLE)
                .startTasks(ticking)
                .threads(THREADS)
                .build();
        Scheduler heavy = scheduler(dataSource, tasks(handlers, true), HEAVY_TABLE)
                .enablePriority()
                .threads(HEAVY_THREADS)
                .build();
        return new JobRunner(List.of(prompt, heavy));
    }

    private static List<Task<?>> tasks(List<JobHandler> handlers, boolean heavy) {
        return handlers.stream()
                .filter(handler -> handler.heavy() == heavy)
                .<Task<?>>map(JobsConfiguration::task)
                .toList();
    }

    private static SchedulerBuilder scheduler(DataSource dataSource, List<Task<?>> once, String table) {
        return Scheduler.create(dataSource, once)
                .tableName(table)
                .serializer(new SubjectSerializer())
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_BEATS)
                .shutdownMaxWait(SHUTDOWN);
    }

    private static RecurringTask<Void> task(RecurringJob job) {
        return Tasks.recurring(job.name(), Schedules.fixedDelay(job.pause())).execute((instance, context) -> job.run());
    }

    private static Task<JobSubject> task(JobHandler handler) {
        FailureHandler<JobSubject> retry = (handler.heavy()
                        ? FailureHandler.<JobSubject>maxRetries(HEAVY_TRIES).withBackoff(FIRST_RETRY, HEAVY_GROWTH)
                        : FailureHandler.<JobSubject>maxRetries(TRIES).withBackoff(FIRST_RETRY))
                .thenRemove(failed -> gaveUp(handler, failed));
        return Tasks.oneTime(handler.name(), JobSubject.class)
                .onDeadExecutionRevive()
                .onFailure(retry)
                .execute((instance, context) -> {
                    JobSubject subject = instance.getData();
                    AccountId account = new AccountId(subject.account());
                    Tenancy.run(account, () -> handler.run(account, subject.subject()));
                });
    }

    private static void gaveUp(JobHandler handler, com.github.kagkarlsson.scheduler.task.ExecutionComplete failed) {
        JobSubject subject = (JobSubject) failed.getExecution().taskInstance.getData();
        AccountId account = new AccountId(subject.account());
        String reason =
                failed.getCause().map(cause -> cause.getClass().getSimpleName()).orElse("unknown");
        Tenancy.run(account, () -> handler.gaveUp(account, subject.subject(), reason));
    }

    private static final class SubjectSerializer implements Serializer {
        @Override
        public byte @Nullable [] serialize(@Nullable Object data) {
            return data instanceof JobSubject subject ? subject.encode() : null;
        }

        @Override
        public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] stored) {
            return stored == null || type == Void.class ? null : type.cast(JobSubject.decode(stored));
        }
    }
}
