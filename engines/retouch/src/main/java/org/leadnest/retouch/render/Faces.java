package org.leadnest.retouch.render;

import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.leadnest.retouch.Alterations;

/**
 * Finds faces that look into the room, on pictures too: what one of OpenCV's cascades (Viola and Jones, 2001; Lienhart and
 * Maydt, 2002) proposes must be seen by two others and have eyes. Rather misses a face than takes furniture for one: with the
 * proposals alone, every fifth room has one. Who it is, is not asked and cannot be told. One search at a time.
 */
public final class Faces {
    private static final int EDGE_PX = 1280;
    private static final double LARGEST_SCALE = 2.5;
    private static final int LEAST_PX = 24;
    /** The size to which a proposal is brought before it is looked at again. */
    private static final int CLOSER_PX = 160;

    private static final double AROUND = 0.25;
    /** The part of a face, from its top, that has the eyes. */
    private static final double EYES_UP_TO = 0.6;

    private static final int LEAST_EYE_PX = 20;
    private static final double BOX_MARGIN = 0.15;

    /** Read once, when first needed. */
    private static final class Shipped {
        static final Cascade PROPOSES = Cascade.of("haarcascades/haarcascade_frontalface_alt2");
        static final Cascade AGREES = Cascade.of("haarcascades/haarcascade_frontalface_alt");
        static final Cascade AGREES_TOO = Cascade.of("haarcascades/haarcascade_frontalface_default");
        static final Cascade PATTERN = Cascade.of("lbpcascades/lbpcascade_frontalface_improved");
        static final Cascade EYES = Cascade.of("haarcascades/haarcascade_eye");
        static final Cascade EYES_WITH_GLASSES = Cascade.of("haarcascades/haarcascade_eye_tree_eyeglasses");

        private Shipped() {}
    }

    private Faces() {}

    /** Boxes around faces, largest first, at most {@link Alterations#MOST_VEILED}. */
    public static synchronized List<Alterations.Box> find(Mat bgr) {
        double scale = Math.min(LARGEST_SCALE, (double) EDGE_PX / Math.max(bgr.cols(), bgr.rows()));
        Mat small = scale < 1
                ? Shrink.quickly(bgr, EDGE_PX)
                : scaled(bgr, (int) Math.round(bgr.cols() * scale), (int) Math.round(bgr.rows() * scale));
        Mat grey = new Mat();
        cvtColor(small, grey, COLOR_BGR2GRAY);
        List<Rect> faces = new ArrayList<>();
        RectVector proposed = Shipped.PROPOSES.in(grey, 1.1, 4, LEAST_PX);
        for (int i = 0; i < proposed.size(); i++) {
            if (convinces(grey, proposed.get(i))) {
                faces.add(proposed.get(i));
            }
        }
        return faces.stream()
                .sorted((one, two) -> two.width() - one.width())
                .limit(Alterations.MOST_VEILED)
                .map(face -> box(face, grey.cols(), grey.rows()))
                .toList();
    }

    private static boolean convinces(Mat grey, Rect face) {
        int margin = (int) (face.width() * AROUND);
        int left = Math.max(0, face.x() - margin);
        int top = Math.max(0, face.y() - margin);
        int right = Math.min(grey.cols(), face.x() + face.width() + margin);
        int bottom = Math.min(grey.rows(), face.y() + face.height() + margin);
        double scale = (double) CLOSER_PX / (bottom - top);
        Mat closer = scaled(
                new Mat(grey, new Rect(left, top, right - left, bottom - top)),
                (int) Math.round((right - left) * scale),
                CLOSER_PX);
        int least = (int) (face.width() * scale * EYES_UP_TO);
        if (!Shipped.AGREES.sees(closer, 2, least) || !Shipped.AGREES_TOO.sees(closer, 4, least)) {
            return false;
        }
        int eyesHeight = Math.max(1, (int) (face.height() * EYES_UP_TO));
        double wider = (double) CLOSER_PX / face.width();
        Mat upper = scaled(
                new Mat(grey, new Rect(face.x(), face.y(), face.width(), eyesHeight)), CLOSER_PX, Math.max(1, (int)
                        Math.round(eyesHeight * wider)));
        long eyes = Shipped.EYES.in(upper, 1.05, 3, LEAST_EYE_PX).size();
        long withGlasses =
                Shipped.EYES_WITH_GLASSES.in(upper, 1.05, 2, LEAST_EYE_PX).size();
        return (eyes >= 2 && withGlasses >= 2) || (eyes + withGlasses >= 2 && Shipped.PATTERN.sees(closer, 2, least));
    }

    private static Mat scaled(Mat from, int widthPx, int heightPx) {
        Mat out = new Mat();
        resize(from, out, new Size(widthPx, heightPx), 0, 0, INTER_LINEAR);
        return out;
    }

    private static Alterations.Box box(Rect face, int widthPx, int heightPx) {
        double margin = face.width() * BOX_MARGIN;
        double left = Math.max(0, face.x() - margin) / widthPx;
        double top = Math.max(0, face.y() - margin) / heightPx;
        double right = Math.min(widthPx, face.x() + face.width() + margin) / widthPx;
        double bottom = Math.min(heightPx, face.y() + face.height() + margin) / heightPx;
        return new Alterations.Box(
                Rounding.of(left), Rounding.of(top), Rounding.of(right - left), Rounding.of(bottom - top));
    }
}
