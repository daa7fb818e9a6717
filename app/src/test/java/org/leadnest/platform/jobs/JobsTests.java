package org.leadnest.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@LeadNestTest
class JobsTests {
    private static final String JOB = "jobs.woken-by-many";
    private static final int ROUNDS = 300;

    @Autowired
    private Jobs jobs;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void manyMayWakeAJobThatChangesHandsAtTheSameMoment() throws ExecutionException, InterruptedException {
        jdbc.sql("insert into platform.scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                        + " values (:job, 'recurring', now() + interval '1 hour', false, 1)")
                .param("job", JOB)
                .update();
        try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = new ArrayList<>();
            all.add(callers.submit(() -> repeat(this::sendAway)));
            for (int i = 0; i < 3; i++) {
                all.add(callers.submit(() -> repeat(() -> jobs.wake(JOB))));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }

        jobs.wake(JOB);

        assertThat(jdbc.sql("select execution_time <= clock_timestamp() from platform.scheduled_tasks"
                                + " where task_name = :job")
                        .param("job", JOB)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void aJobThatRunsIsLeftAlone() {
        String running = "jobs.running";
        jdbc.sql("insert into platform.scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                        + " values (:job, 'recurring', now() + interval '1 hour', true, 7)")
                .param("job", running)
                .update();

        jobs.wake(running);

        assertThat(jdbc.sql("select version from platform.scheduled_tasks where task_name = :job")
                        .param("job", running)
                        .query(Long.class)
                        .single())
                .isEqualTo(7);
    }

    private void sendAway() {
        jdbc.sql("update platform.scheduled_tasks set execution_time = now() + interval '1 hour', version = version + 1"
                        + " where task_name = :job")
                .param("job", JOB)
                .update();
    }

    private static void repeat(Runnable act) {
        for (int i = 0; i < ROUNDS; i++) {
            act.run();
        }
    }
}
