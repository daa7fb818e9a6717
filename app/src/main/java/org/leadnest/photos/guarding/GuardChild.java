package org.leadnest.photos.guarding;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One child: it says {@link #READY} when it is warm, then takes files one after another (length in four bytes, then the
 * bytes) and answers each with {@link #DONE}. It ends when its input does, and so with the service.
 */
final class GuardChild {
    static final int READY = 'R';
    static final int DONE = 'D';

    /** A cold start from the fat jar on a machine that is busy with other things: 68 s were seen at a load of 16. */
    private static final Duration START = Duration.ofMinutes(4);

    private final Process process;
    private int judged;

    private GuardChild(Process process) {
        this.process = process;
    }

    static GuardChild start(List<String> command) throws IOException {
        GuardChild child = new GuardChild(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
        DecodeGuard.Verdict began = child.within(START, () -> child.answer(READY));
        if (began != DecodeGuard.Verdict.HARMLESS) {
            child.kill();
            throw new IOException("the child did not become ready");
        }
        return child;
    }

    /** How many files it was given. */
    int judged() {
        return judged;
    }

    DecodeGuard.Verdict judge(byte[] file, Duration longest) {
        judged++;
        return within(longest, () -> {
            DataOutputStream to = new DataOutputStream(process.getOutputStream());
            to.writeInt(file.length);
            to.write(file);
            to.flush();
            return answer(DONE);
        });
    }

    @FunctionalInterface
    private interface Exchange {
        boolean done() throws IOException;
    }

    /** A child that dies closes its pipes, which ends the exchange. */
    private DecodeGuard.Verdict within(Duration longest, Exchange exchange) {
        FutureTask<Boolean> task = new FutureTask<>(exchange::done);
        Thread.ofVirtual().name("decode-guard").start(task);
        try {
            return task.get(longest.toMillis(), TimeUnit.MILLISECONDS)
                    ? DecodeGuard.Verdict.HARMLESS
                    : DecodeGuard.Verdict.DEADLY;
        } catch (TimeoutException late) {
            return DecodeGuard.Verdict.ENDLESS;
        } catch (ExecutionException broken) {
            return DecodeGuard.Verdict.DEADLY;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return DecodeGuard.Verdict.UNTRIED;
        }
    }

    private boolean answer(int expected) throws IOException {
        InputStream from = process.getInputStream();
        return from.read() == expected;
    }

    boolean lives() {
        return process.isAlive();
    }

    void kill() {
        process.destroyForcibly();
    }
}
