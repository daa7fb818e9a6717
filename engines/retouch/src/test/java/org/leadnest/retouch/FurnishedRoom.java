package org.leadnest.retouch;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** A room in perspective with a window, a door and furniture, of which each can be left out or moved. */
final class FurnishedRoom {
    private static final int W = 1200;
    private static final int H = 800;
    private static final double WINDOW_AT = 0.3;

    private FurnishedRoom() {}

    static byte[] asItIs() {
        return jpeg(drawn(true, true, WINDOW_AT, true), 0, 1);
    }

    static byte[] emptied() {
        return jpeg(drawn(false, true, WINDOW_AT, true), 1, 1.04);
    }

    static byte[] withWindowAt(double left) {
        return jpeg(drawn(true, true, left, true), 2, 1);
    }

    static byte[] withoutWindow() {
        return jpeg(drawn(true, false, WINDOW_AT, true), 3, 1);
    }

    static byte[] withoutDoor() {
        return jpeg(drawn(true, true, WINDOW_AT, false), 4, 1);
    }

    static byte[] atDusk() {
        BufferedImage day = drawn(true, true, WINDOW_AT, true);
        for (int y = 0; y < H; y++) {
            for (int x = 0; x < W; x++) {
                Color c = new Color(day.getRGB(x, y));
                day.setRGB(
                        x,
                        y,
                        new Color((int) (12 + c.getRed() * 0.42), (int) (14 + c.getGreen() * 0.40), (int)
                                        (34 + c.getBlue() * 0.48))
                                .getRGB());
            }
        }
        return jpeg(day, 5, 1);
    }

    private static BufferedImage drawn(boolean furnished, boolean window, double windowLeft, boolean door) {
        BufferedImage image = new BufferedImage(W, H, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setPaint(new GradientPaint(0, 0, new Color(214, 208, 198), W, H, new Color(186, 180, 170)));
        g.fillRect(0, 0, W, H);
        polygon(g, new Color(236, 233, 228), 0, 0, W, 0, 1000, 130, 200, 130);
        polygon(g, new Color(128, 96, 66), 0, H, W, H, 1000, 560, 200, 560);
        polygon(g, new Color(198, 190, 178), 0, 0, 200, 130, 200, 560, 0, H);
        polygon(g, new Color(176, 170, 162), W, 0, 1000, 130, 1000, 560, W, H);
        g.setStroke(new BasicStroke(5));
        g.setColor(new Color(244, 243, 240));
        g.drawLine(200, 556, 1000, 556);
        if (window) {
            int left = (int) (windowLeft * W);
            g.setColor(new Color(200, 224, 244));
            g.fillRect(left, 190, 240, 200);
            g.setColor(new Color(70, 66, 62));
            g.drawRect(left, 190, 240, 200);
            g.drawLine(left + 120, 190, left + 120, 390);
        }
        if (door) {
            g.setColor(new Color(120, 84, 56));
            g.fillRect(800, 240, 130, 316);
            g.setColor(new Color(60, 42, 30));
            g.drawRect(800, 240, 130, 316);
        }
        if (furnished) {
            g.setColor(new Color(60, 78, 104));
            g.fillRoundRect(300, 470, 330, 150, 20, 20);
            g.setColor(new Color(44, 60, 84));
            g.fillRoundRect(300, 540, 330, 90, 20, 20);
            g.setColor(new Color(90, 60, 40));
            polygon(g, new Color(90, 60, 40), 420, 690, 700, 690, 660, 650, 450, 650);
            g.setColor(new Color(70, 110, 60));
            g.fillOval(690, 440, 70, 110);
        }
        g.dispose();
        return image;
    }

    private static void polygon(Graphics2D g, Color color, int... corners) {
        int[] x = new int[corners.length / 2];
        int[] y = new int[corners.length / 2];
        for (int i = 0; i < x.length; i++) {
            x[i] = corners[2 * i];
            y[i] = corners[2 * i + 1];
        }
        g.setColor(color);
        g.fillPolygon(x, y, x.length);
    }

    private static byte[] jpeg(BufferedImage image, int seed, double light) {
        Random random = new Random(seed);
        for (int y = 0; y < H; y++) {
            for (int x = 0; x < W; x++) {
                Color c = new Color(image.getRGB(x, y));
                double grain = random.nextGaussian() * 3;
                image.setRGB(
                        x,
                        y,
                        new Color(
                                        clamp(c.getRed() * light + grain),
                                        clamp(c.getGreen() * light + grain),
                                        clamp(c.getBlue() * light + grain))
                                .getRGB());
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static int clamp(double value) {
        return (int) Math.clamp(Math.round(value), 0, 255);
    }
}
