package org.leadnest.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Starts the background work after everything else, stops it before anything else: what runs is finished or handed back. */
final class JobRunner implements SmartLifecycle {
    private final List<Scheduler> schedulers;
    private volatile boolean running;

    JobRunner(List<Scheduler> schedulers) {
        this.schedulers = schedulers;
    }

    @Override
    public void start() {
        schedulers.forEach(Scheduler::start);
        running = true;
    }

    @Override
    public void stop() {
        schedulers.parallelStream().forEach(Scheduler::stop);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
