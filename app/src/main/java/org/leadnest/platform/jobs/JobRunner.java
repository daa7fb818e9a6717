package org.leadnest.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;

/** Starts the background work after everything else, stops it before anything else: what runs is finished or handed back. */
final class JobRunner implements SmartLifecycle {
    private final Optional<Scheduler> scheduler;
    private volatile boolean running;

    JobRunner(Optional<Scheduler> scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void start() {
        scheduler.ifPresent(Scheduler::start);
        running = true;
    }

    @Override
    public void stop() {
        scheduler.ifPresent(Scheduler::stop);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
