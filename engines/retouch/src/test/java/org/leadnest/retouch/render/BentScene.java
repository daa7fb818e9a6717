package org.leadnest.retouch.render;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.remap;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.FloatBuffer;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.leadnest.retouch.TestPhotos;
import org.leadnest.retouch.intake.Intake;

/** Drawn scenes of straight lines, and what a lens that bends them would show. */
enum BentScene {
    GRID {
        @Override
        void draw(Graphics2D g) {
            g.setColor(new Color(222, 220, 214));
            g.fillRect(0, 0, WIDTH, HEIGHT);
            g.setColor(new Color(60, 56, 52));
            for (int i = 1; i < 8; i++) {
                g.fillRect(WIDTH * i / 8 - 3, 0, 6, HEIGHT);
            }
            for (int i = 1; i < 6; i++) {
                g.fillRect(0, HEIGHT * i / 6 - 3, WIDTH, 6);
            }
        }
    },
    BOARDS {
        @Override
        void draw(Graphics2D g) {
            Random random = new Random(5);
            for (int y = 0; y < HEIGHT; y += HEIGHT / 10) {
                int level = 120 + random.nextInt(90);
                g.setColor(new Color(level, level - 12, level - 30));
                g.fillRect(0, y, WIDTH, HEIGHT / 10);
            }
            g.setColor(new Color(40, 44, 48));
            g.fillRect(WIDTH / 14, HEIGHT / 8, WIDTH / 40, HEIGHT * 3 / 4);
            g.fillRect(WIDTH * 12 / 14, HEIGHT / 8, WIDTH / 40, HEIGHT * 3 / 4);
        }
    },
    ROOM {
        @Override
        void draw(Graphics2D g) {
            g.setColor(new Color(206, 200, 190));
            g.fillRect(0, 0, WIDTH, HEIGHT);
            g.setColor(new Color(238, 238, 236));
            g.fillPolygon(new int[] {0, WIDTH, WIDTH * 4 / 5, WIDTH / 5}, new int[] {0, 0, HEIGHT / 6, HEIGHT / 6}, 4);
            g.setColor(new Color(126, 94, 66));
            g.fillPolygon(
                    new int[] {0, WIDTH, WIDTH * 4 / 5, WIDTH / 5},
                    new int[] {HEIGHT, HEIGHT, HEIGHT * 3 / 4, HEIGHT * 3 / 4},
                    4);
            g.setColor(new Color(246, 248, 252));
            g.fillRect(WIDTH * 3 / 10, HEIGHT / 4, WIDTH / 4, HEIGHT / 3);
            g.setColor(new Color(64, 72, 90));
            g.fillRect(WIDTH / 24, HEIGHT / 6, WIDTH / 12, HEIGHT * 2 / 3);
            g.fillRect(WIDTH * 7 / 8, HEIGHT / 6, WIDTH / 12, HEIGHT * 2 / 3);
            g.setColor(new Color(96, 60, 48));
            g.fillRoundRect(WIDTH * 2 / 5, HEIGHT * 3 / 5, WIDTH / 3, HEIGHT / 5, 60, 60);
            g.setColor(new Color(70, 120, 60));
            g.fillOval(WIDTH / 5, HEIGHT / 2, WIDTH / 9, HEIGHT / 6);
            g.setColor(new Color(230, 200, 120));
            g.setStroke(new BasicStroke(6));
            g.drawArc(WIDTH / 2, HEIGHT / 10, WIDTH / 5, HEIGHT / 5, 20, 140);
        }
    };

    static final int WIDTH = 1440;
    static final int HEIGHT = 960;

    abstract void draw(Graphics2D g);

    /** As a lens without fault sees it: edges a little soft, some grain. */
    Mat straight() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        draw(g);
        g.dispose();
        return opened(TestPhotos.jpeg(image));
    }

    static Mat opened(byte[] file) {
        return ((Intake.Photo) Intake.open(file)).bgr();
    }

    /**
     * As a lens shows it that draws what should lie at a radius elsewhere; by the polynomial model, which is not the engine's.
     *
     * @param corner share of its radius by which a corner is off: below 0 for lines that bulge outwards
     */
    Mat bent(double corner) {
        // what is seen at r should lie at r (1 - corner r²): the engine's model to first order
        return bent(straight(), squared -> 1 - corner * squared);
    }

    static Mat bent(Mat straight, DoubleUnaryOperator factor) {
        Mat places = new Mat(straight.rows(), straight.cols(), CV_32FC2);
        FloatBuffer buffer = places.createBuffer();
        double centreX = (straight.cols() - 1) / 2.0;
        double centreY = (straight.rows() - 1) / 2.0;
        double unit = 1 / (centreX * centreX + centreY * centreY);
        for (int y = 0; y < straight.rows(); y++) {
            for (int x = 0; x < straight.cols(); x++) {
                double dx = x - centreX;
                double dy = y - centreY;
                double f = factor.applyAsDouble((dx * dx + dy * dy) * unit);
                buffer.put((float) (centreX + dx * f)).put((float) (centreY + dy * f));
            }
        }
        Mat seen = new Mat();
        remap(straight, seen, places, new Mat(), INTER_LINEAR, BORDER_REPLICATE, new Scalar());
        Mat soft = new Mat();
        GaussianBlur(seen, soft, new Size(0, 0), 0.7);
        return soft;
    }
}
