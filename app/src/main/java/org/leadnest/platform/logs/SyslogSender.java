package org.leadnest.platform.logs;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends frames to a collector, in order, over one connection that is made again when it breaks. Handing a frame over never waits:
 * with {@value #MOST} of them waiting, newer ones are dropped and counted, and the count is sent once there is room. A frame that
 * was written right before a connection broke may be lost, since syslog has no answers.
 */
final class SyslogSender implements AutoCloseable {
    static final int MOST = 10_000;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final Duration FAREWELL = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final SSLSocketFactory sockets;
    private final InetSocketAddress collector;
    private final Duration firstPause;
    private final LongFunction<byte[]> missed;
    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MOST);
    private final AtomicLong dropped = new AtomicLong();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable SSLSocket socket;

    /**
     * @param collector unresolved: its name is looked up for every connection
     * @param firstPause after a failure; twice as long after each further one
     * @param missed makes the frame that tells how many were dropped
     */
    SyslogSender(
            SSLSocketFactory sockets, InetSocketAddress collector, Duration firstPause, LongFunction<byte[]> missed) {
        this.sockets = sockets;
        this.collector = collector;
        this.firstPause = firstPause;
        this.missed = missed;
        this.thread = Thread.ofPlatform().daemon().name("syslog").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void send(byte[] frame) {
        if (!waiting.offer(frame)) {
            dropped.incrementAndGet();
        }
    }

    private void run() {
        Duration pause = firstPause;
        byte @Nullable [] next = null;
        try {
            while (next != null || over.getCount() > 0 || !waiting.isEmpty()) {
                if (next == null) {
                    next = next();
                }
                if (next != null && write(next)) {
                    next = null;
                    pause = firstPause;
                } else if (next != null) {
                    if (over.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                        return;
                    }
                    pause = longer(pause);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
        }
    }

    private byte @Nullable [] next() throws InterruptedException {
        long lost = dropped.getAndSet(0);
        return lost > 0 ? missed.apply(lost) : waiting.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    private boolean write(byte[] frame) {
        try {
            OutputStream out = connected().getOutputStream();
            out.write(frame);
            out.flush();
            return true;
        } catch (IOException away) {
            disconnect();
            return false;
        }
    }

    /** By TLS only, and only to who shows a trusted certificate for that very name. */
    private SSLSocket connected() throws IOException {
        SSLSocket open = socket;
        if (open != null) {
            return open;
        }
        Socket plain = new Socket();
        try {
            plain.connect(
                    new InetSocketAddress(collector.getHostString(), collector.getPort()), (int) CONNECT.toMillis());
            SSLSocket made =
                    (SSLSocket) sockets.createSocket(plain, collector.getHostString(), collector.getPort(), true);
            SSLParameters parameters = made.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            made.setSSLParameters(parameters);
            made.setSoTimeout((int) CONNECT.toMillis());
            made.startHandshake();
            socket = made;
            return made;
        } catch (IOException refused) {
            plain.close();
            throw refused;
        }
    }

    private void disconnect() {
        SSLSocket open = socket;
        socket = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException _) {
                // it is gone either way
            }
        }
    }

    /** Waits a moment for what is under way, and gives up on the rest. */
    @Override
    public void close() {
        over.countDown();
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
