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

    /** More than can run at once of one job, and of those that died with their node. */
    private static final int MOST_TURNS = 20;

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

    /**
     * Asked for again before it began, a job stays one, and begins after the caller's commit. Asked for again while it runs,
     * which may have read its row already, there is another behind it.
     */
    void submit(String handler, JobSubject about) {
        int priority = -waiting(handler, about.account());
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            String key = turn == 0 ? about.key() : about.key() + "/" + turn;
            TaskInstance<JobSubject> job = new TaskInstance.Builder<JobSubject>(handler, key)
                    .data(about)
                    .priority(priority)
                    .build();
            if (client.scheduleIfNotExists(job, Instant.now()) || waits(handler, key)) {
                return;
            }
        }
    }

    /** Whether nobody has begun it; it is held until the caller's commit, so that nobody does before. */
    private boolean waits(String handler, String key) {
        return jdbc.sql("""
                        select picked from platform.heavy_tasks
                         where task_name = :handler and task_instance = :key for update
                        """)
                .param("handler", handler)
                .param("key", key)
                .query(Boolean.class)
                .optional()
                .filter(picked -> !picked)
                .isPresent();
    }

    boolean pending(String handler, JobSubject about) {
        return jdbc.sql("""
                        select exists (select from platform.heavy_tasks
                          where task_name = :handler and left(task_instance, 36) = :account
                            and (task_instance = :key or starts_with(task_instance, :key || '/')))
                        """)
                .param("handler", handler)
                .param("account", about.account().toString())
                .param("key", about.key())
                .query(Boolean.class)
                .single();
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
