package org.leadnest.platform.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Instant;
import java.util.UUID;
import org.leadnest.kernel.AccountId;

/**
 * Hands work to the background. A job that is submitted inside a transaction exists exactly when that transaction commits;
 * it survives a crash of the service, and is taken over by another node within a minute when its node dies.
 */
public final class Jobs {
    private final SchedulerClient client;

    Jobs(SchedulerClient client) {
        this.client = client;
    }

    /** Asks for {@code handler} to run for {@code subject} as soon as possible; asking twice makes one job. */
    public void submit(String handler, AccountId account, UUID subject) {
        client.scheduleIfNotExists(
                new TaskInstance<>(handler, account + "/" + subject, new JobSubject(account.value(), subject)),
                Instant.now());
    }

    /** Runs the recurring job now instead of at the end of its pause, when it is not running already. */
    public void wake(String recurring) {
        client.getScheduledExecution(TaskInstanceId.of(
                        recurring, com.github.kagkarlsson.scheduler.task.helper.RecurringTask.INSTANCE))
                .filter(execution -> !execution.isPicked())
                .ifPresent(execution -> client.reschedule(execution.getTaskInstance(), Instant.now()));
    }
}
