package org.leadnest.photos.guarding;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes a file for trial in a child process, which is kept for the next one while it lives: a warm child adds only the
 * time of one decoding. One is kept ready ahead of need, as a cold one needs seconds; each is replaced after {@link
 * #MOST_FILES} files, so that what a file may have left behind in it does not stay. Thread-safe.
 *
 * <p>A child has a heap of its own with a limit, and where there is a POSIX shell on Linux a limit on its address space too.
 */
public final class DecodeGuard implements AutoCloseable {
    /** A file of 120 megapixels takes 1 to 3 s on an idle core. */
    public static final Duration LONGEST = Duration.ofSeconds(10);

    /** A child's life, in files. */
    public static final int MOST_FILES = 200;

    private static final Logger LOG = LoggerFactory.getLogger(DecodeGuard.class);

    /** What the trial says of a file. */
    public enum Verdict {
        /** It opens, or is refused with the same words by whoever decodes it next. */
        HARMLESS,
        /** The child died of it. */
        DEADLY,
        /** The child was killed after {@link #LONGEST}. */
        ENDLESS,
        /** No child could be started now, so nothing was tried: such a file must not be decoded. */
        UNTRIED;

        /** Why a file of this verdict must not be decoded, as a sentence for whoever handed it in; nothing when it may. */
        public Optional<String> refusal() {
            return switch (this) {
                case HARMLESS -> Optional.empty();
                case DEADLY -> Optional.of("The process that decoded it for trial ended by it.");
                case ENDLESS ->
                    Optional.of("Its trial decoding did not end within %d seconds.".formatted(LONGEST.toSeconds()));
                case UNTRIED -> Optional.of("No process for a trial decoding could be started.");
            };
        }
    }

    private final List<String> command;
    private final Duration longest;
    private final Deque<GuardChild> idle = new ArrayDeque<>();
    private final AtomicBoolean starting = new AtomicBoolean();
    private boolean closed;

    public DecodeGuard(List<String> command, Duration longest) {
        this.command = List.copyOf(command);
        this.longest = longest;
    }

    /** A guard whose children run this very program. */
    public static DecodeGuard ofThisProgram() {
        return new DecodeGuard(GuardCommand.own(), LONGEST);
    }

    /** Starts a child in the background, unless one is idle or starting: a hint that files are to come. */
    public void warm() {
        synchronized (idle) {
            idle.removeIf(child -> !child.lives());
            if (closed || !idle.isEmpty()) {
                return;
            }
        }
        if (starting.compareAndSet(false, true)) {
            Thread.ofVirtual().name("decode-guard-start").start(this::startAhead);
        }
    }

    private void startAhead() {
        try {
            keep(GuardChild.start(command));
        } catch (IOException impossible) {
            LOG.warn("No process for trial decodings could be started ahead: {}", impossible.getMessage());
        } finally {
            starting.set(false);
        }
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
        if (verdict == Verdict.HARMLESS && child.judged() < MOST_FILES) {
            keep(child);
            return verdict;
        }
        child.kill();
        if (verdict != Verdict.HARMLESS) {
            LOG.warn("A photo's trial decoding ended its process: {}", verdict);
        }
        warm();
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

    /** The most files that an idle child has seen. */
    int oldest() {
        synchronized (idle) {
            return idle.stream().mapToInt(GuardChild::judged).max().orElse(0);
        }
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
