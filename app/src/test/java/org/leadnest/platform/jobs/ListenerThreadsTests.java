package org.leadnest.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ListenerThreadsTests {
    private static final int EVENTS = 200;

    @Test
    void aBurstOfEventsWaitsInLineAndIsHeardToTheLast() throws InterruptedException {
        ListenerThreads listeners = new ListenerThreads();
        CountDownLatch busy = new CountDownLatch(ListenerThreads.MOST);
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch heard = new CountDownLatch(EVENTS);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        for (int i = 0; i < EVENTS; i++) {
            listeners.getAsyncExecutor().execute(() -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                busy.countDown();
                await(gate);
                inside.decrementAndGet();
                heard.countDown();
            });
        }
        assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue();
        gate.countDown();
        assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(most).hasValue(ListenerThreads.MOST);
        listeners.destroy();
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
