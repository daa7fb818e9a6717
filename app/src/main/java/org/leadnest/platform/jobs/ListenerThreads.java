package org.leadnest.platform.jobs;

import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Those who hear of events behind a commit: a few threads, and a queue for what comes faster. Each of them works on the
 * database, so that more would only wait for its connections and take them from whoever looks at a page. What is not heard
 * before a stop stands in {@code platform.event_publication} and is told again.
 */
@Component
class ListenerThreads implements AsyncConfigurer, DisposableBean {
    /** Less than half of the pool of connections. */
    static final int MOST = 4;

    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();

    ListenerThreads() {
        threads.setCorePoolSize(MOST);
        threads.setThreadNamePrefix("listener-");
        threads.setDaemon(true);
        threads.setAwaitTerminationMillis(FAREWELL.toMillis());
        threads.initialize();
    }

    @Override
    public ThreadPoolTaskExecutor getAsyncExecutor() {
        return threads;
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }
}
