package org.leadnest.platform.jobs;

import java.time.Duration;

/** Work that one node of the service does again and again, {@link #pause()} after the end of the last run. */
public interface RecurringJob {
    String name();

    Duration pause();

    void run();
}
