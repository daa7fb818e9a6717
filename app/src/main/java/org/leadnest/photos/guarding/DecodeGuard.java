package org.leadnest.photos.guarding;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes a file for trial in a child process, which is kept for the next one while it lives: a warm child adds only the
 * time of one decoding. At most as many children live as files were judged at once. Thread-safe.
 *
 * <p>A child has a heap of its own with a limit, and where there is a POSIX shell on Linux a limit on its address space too.
 */
public final class DecodeGuard implements AutoCloseable {
    /** A file of 120 megapixels takes 1 to 3 s on an idle core. */
    public static final Duration LONGEST = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(DecodeGuard.class);

    /** What the trial says of a file. */
    public enum Verdict {
        /** It opens, or is refused with the same words by whoever decodes it next. */
        HARMLESS,
        /** The child died of it. */
        DEADLY,
        /** The child was killed after {@link #LONGEST}. */
        ENDLESS,
        /** No child could be started on this machine, so nothing was tried. */
        UNTRIED
    }

    private final List<String> command;
    private final Duration longest;
    private final Deque<GuardChild> idle = new ArrayDeque<>();
    private boolean closed;

    public DecodeGuard(List<String> command, Duration longest) {
        this.command = List.copyOf(command);
        this.longest = longest;
    }

    public Verdict judge(byte[] file) {
        GuardChild child;
        try {
            child = take();
        } catch (IOException impossible) {
            LOG.warn("No process for trial decodings could be started: {}", impossible.getMessage());
            return Verdict.UNTRIED;
        }
        Verdict verdict = child.judge(file, longest);
        if (verdict == Verdict.HARMLESS) {
            keep(child);
        } else {
            child.kill();
            LOG.warn("A photo's trial decoding ended its process: {}", verdict);
        }
        return verdict;
    }

    private GuardChild take() throws IOException {
        synchronized (idle) {
            while (!idle.isEmpty()) {
                GuardChild child = idle.pop();
                if (child.lives()) {
                    return child;
                }
            }
        }
        return GuardChild.start(command);
    }

    private void keep(GuardChild child) {
        synchronized (idle) {
            if (!closed) {
                idle.push(child);
                return;
            }
        }
        child.kill();
    }

    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
            idle.forEach(GuardChild::kill);
            idle.clear();
        }
    }
}
