package org.leadnest.benchmarks.retouch;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.leadnest.retouch.intake.Intake;
import org.leadnest.retouch.render.Srgb;
import org.leadnest.retouch.render.Thumbnail;

/** Pictures as OpenCV keeps them, and how alike two are. */
final class Mats {
    private static final double FIRST = 0.01 * 255 * 0.01 * 255;
    private static final double SECOND = 0.03 * 255 * 0.03 * 255;
    private static final double WINDOW_PX = 1.5;

    private Mats() {}

    /** 8-bit BGR in sRGB. */
    static Mat of(Thumbnail t) {
        byte[] bgr = new byte[t.count() * 3];
        for (int i = 0; i < t.count(); i++) {
            bgr[i * 3] = Srgb.encode(t.blue()[i]);
            bgr[i * 3 + 1] = Srgb.encode(t.green()[i]);
            bgr[i * 3 + 2] = Srgb.encode(t.red()[i]);
        }
        Mat mat = new Mat(t.heightPx(), t.widthPx(), CV_8UC3);
        ByteBuffer data = mat.createBuffer();
        data.put(bgr);
        return mat;
    }

    static Mat opened(byte[] file) {
        return switch (Intake.open(file)) {
            case Intake.Photo photo -> photo.bgr();
            case Intake.Refusal refusal -> throw new IllegalStateException(refusal.message());
        };
    }

    static byte[] png(Mat bgr) {
        return encoded(bgr, ".png");
    }

    /** @param extension of the format, with its dot */
    static byte[] encoded(Mat bgr, String extension) {
        try (BytePointer out = new BytePointer();
                IntPointer settings = new IntPointer(new int[0])) {
            imencode(extension, bgr, out, settings);
            byte[] bytes = new byte[(int) out.limit()];
            out.get(bytes);
            return bytes;
        }
    }

    /** Structural similarity of brightness (Wang and others, 2004): a Gaussian window of 1.5 pixels, mean over the picture. */
    static double similarity(Mat one, Mat two) {
        float[] a = grey(one);
        float[] b = grey(two);
        Size size = one.size();
        float[] meanA = blurred(a, size);
        float[] meanB = blurred(b, size);
        float[] squareA = blurred(product(a, a), size);
        float[] squareB = blurred(product(b, b), size);
        float[] both = blurred(product(a, b), size);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double ab = (double) meanA[i] * meanB[i];
            double aa = (double) meanA[i] * meanA[i];
            double bb = (double) meanB[i] * meanB[i];
            sum += (2 * ab + FIRST)
                    * (2 * (both[i] - ab) + SECOND)
                    / ((aa + bb + FIRST) * (squareA[i] - aa + squareB[i] - bb + SECOND));
        }
        return sum / a.length;
    }

    private static float[] grey(Mat bgr) {
        Mat grey = new Mat();
        cvtColor(bgr, grey, COLOR_BGR2GRAY);
        Mat numbers = new Mat();
        grey.convertTo(numbers, CV_32F);
        return values(numbers);
    }

    private static float[] values(Mat numbers) {
        float[] values = new float[(int) numbers.total()];
        FloatBuffer buffer = numbers.createBuffer();
        buffer.get(values);
        return values;
    }

    private static float[] product(float[] a, float[] b) {
        float[] out = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            out[i] = a[i] * b[i];
        }
        return out;
    }

    private static float[] blurred(float[] values, Size size) {
        Mat from = new Mat(size, CV_32F);
        FloatBuffer buffer = from.createBuffer();
        buffer.put(values);
        Mat out = new Mat();
        GaussianBlur(from, out, new Size(11, 11), WINDOW_PX);
        return values(out);
    }
}
