package org.leadnest.platform.jobs;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.AccountId;

/**
 * Hands work to the background. A job that is submitted inside a transaction exists exactly when that transaction commits;
 * it survives a crash of the service, and is taken over by another node within a minute when its node dies.
 */
public final class Jobs {
    /** As many times as a turn may change hands under a caller; after that the pause, a few seconds, is waited for. */
    private static final int LOOKS = 3;

    private final SchedulerClient client;
    private final HeavyJobs heavy;

    Jobs(SchedulerClient client, HeavyJobs heavy) {
        this.heavy = heavy;
        this.client = client;
    }

    /**
     * Asks for {@code handler} to run for {@code subject} as soon as possible; asking twice makes one job, but for heavy
     * work that runs already: it is done once more, as it may not have seen what was changed.
     */
    public void submit(String handler, AccountId account, UUID subject) {
        JobSubject about = new JobSubject(account.value(), subject);
        if (heavy.includes(handler)) {
            heavy.submit(handler, about);
            return;
        }
        client.scheduleIfNotExists(new TaskInstance<>(handler, about.key(), about), Instant.now());
    }

    /** Whether heavy work for that subject waits or runs. */
    public boolean pending(String handler, AccountId account, UUID subject) {
        return heavy.pending(handler, new JobSubject(account.value(), subject));
    }

    /**
     * Runs the recurring job now instead of at the end of its pause. When it runs at this moment it is left alone, and what
     * it may have missed is seen at the end of its pause: the caller never fails because of a job's turn.
     */
    public void wake(String recurring) {
        TaskInstanceId job = TaskInstanceId.of(recurring, RecurringTask.INSTANCE);
        for (int look = 0; look < LOOKS; look++) {
            Instant now = Instant.now();
            Optional<ScheduledExecution<Object>> turn = client.getScheduledExecution(job);
            if (turn.isEmpty()
                    || turn.get().isPicked()
                    || !turn.get().getExecutionTime().isAfter(now)) {
                return;
            }
            try {
                client.reschedule(job, now);
                return;
            } catch (TaskInstanceException moved) {
                // Another took it or moved it between our look and our word; look again.
            }
        }
    }
}
