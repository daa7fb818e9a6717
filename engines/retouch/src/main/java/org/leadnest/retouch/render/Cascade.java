package org.leadnest.retouch.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_core.FileStorage;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;

/** One of the cascades that OpenCV's own package ships (Apache-2.0 and Intel's licence, which says the same). Not thread-safe. */
final class Cascade {
    private static final double STEP = 1.05;

    private final CascadeClassifier classifier;

    private Cascade(CascadeClassifier classifier) {
        this.classifier = classifier;
    }

    /** @param name folder and name without ending */
    static Cascade of(String name) {
        String path = "/org/bytedeco/opencv/%s/share/opencv4/%s.xml".formatted(Loader.getPlatform(), name);
        CascadeClassifier classifier = new CascadeClassifier();
        classifier.retainReference();
        try (InputStream in = CascadeClassifier.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("OpenCV's package should have " + path);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            try (FileStorage storage = new FileStorage(text, FileStorage.READ | FileStorage.MEMORY)) {
                if (!classifier.read(storage.getFirstTopLevelNode())) {
                    throw new IllegalStateException(path + " should hold a cascade");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Cascade(classifier);
    }

    /**
     * What it sees.
     *
     * @param step between the sizes that are tried
     * @param neighbours so many overlapping finds make one
     */
    RectVector in(Mat grey, double step, int neighbours, int leastPx) {
        RectVector found = new RectVector();
        classifier.detectMultiScale(grey, found, step, neighbours, 0, new Size(leastPx, leastPx), new Size());
        return found;
    }

    boolean sees(Mat grey, int neighbours, int leastPx) {
        return in(grey, STEP, neighbours, leastPx).size() > 0;
    }
}
