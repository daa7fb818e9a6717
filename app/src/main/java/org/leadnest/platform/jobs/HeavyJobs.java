package org.leadnest.platform.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Hands heavy work to the background. An account's next job stands behind as many others' as it has waiting itself: who sends
 * two thousand photos does not keep waiting who sends two.
 */
final class HeavyJobs {
    /** From here on an account's jobs stand equally far behind. */
    private static final int FARTHEST = 10_000;

    private final SchedulerClient client;
    private final JdbcClient jdbc;
    private final ObjectProvider<JobHandler> handlers;
    private volatile @Nullable Set<String> names;

    HeavyJobs(SchedulerClient client, JdbcClient jdbc, ObjectProvider<JobHandler> handlers) {
        this.client = client;
        this.jdbc = jdbc;
        this.handlers = handlers;
    }

    /** Handlers ask for {@link Jobs} themselves, so they are looked at with the first job. */
    boolean includes(String handler) {
        Set<String> known = names;
        if (known == null) {
            known = handlers.stream()
                    .filter(JobHandler::heavy)
                    .map(JobHandler::name)
                    .collect(Collectors.toUnmodifiableSet());
            names = known;
        }
        return known.contains(handler);
    }

    void submit(String handler, JobSubject about) {
        TaskInstance<JobSubject> job = new TaskInstance.Builder<JobSubject>(handler, about.key())
                .data(about)
                .priority(-waiting(handler, about.account()))
                .build();
        client.scheduleIfNotExists(job, Instant.now());
    }

    private int waiting(String handler, UUID account) {
        return jdbc.sql("""
                        select count(*) from (
                          select from platform.heavy_tasks
                           where task_name = :handler and left(task_instance, 36) = :account
                           limit :farthest) waiting
                        """)
                .param("handler", handler)
                .param("account", account.toString())
                .param("farthest", FARTHEST)
                .query(Integer.class)
                .single();
    }
}
