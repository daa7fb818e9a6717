package org.leadnest.retouch.render;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.leadnest.retouch.EnhanceOptions;
import org.leadnest.retouch.intake.Intake;

/**
 * Looks at a large JPEG by a quick decoding in small, on a second thread, while this one decodes it whole. Where the second
 * thread is busy the look is taken here, later: what is seen is the same.
 */
public final class EarlyLook {
    private final List<EnhanceOptions> wanted;
    private final FutureTask<Optional<Overview>> task;

    private EarlyLook(byte[] file, List<EnhanceOptions> wanted) {
        this.wanted = wanted;
        task = new FutureTask<>(() -> look(file, wanted));
    }

    public static EarlyLook begin(byte[] file, List<EnhanceOptions> wanted) {
        EarlyLook look = new EarlyLook(file, wanted);
        ForkJoinPool.commonPool().execute(look.task);
        return look;
    }

    private static Optional<Overview> look(byte[] file, List<EnhanceOptions> wanted) {
        try (PointerScope scope = new PointerScope()) {
            return Intake.reduced(file, Overview.EDGE_PX).map(photo -> Overview.of(photo.bgr(), wanted));
        }
    }

    /** What was seen; of a photo that is not decoded in small, what this whole one shows. */
    public Overview overview(Mat photo) {
        task.run();
        try {
            return task.get().orElseGet(() -> Overview.of(photo, wanted));
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the photo could not be looked at in small", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Overview.of(photo, wanted);
        }
    }

    /** The file is refused: a look that has not begun is not taken. */
    public void forget() {
        task.cancel(false);
    }
}
