package org.leadnest.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import javax.imageio.ImageIO;

/**
 * Draws pictures of homes for the demo listings: a front and a living room, 1600 by 1066 pixels, JPEG, a little too dark
 * and with a colour cast, as a phone takes them. The same seed draws the same home.
 */
final class DemoPictures {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1066;

    /** How many values of noise there are; a power of two. */
    private static final int GRAINS = 4096;

    private static final Color[] WALLS = {
        new Color(0xd9cbb4), new Color(0xb9c7c9), new Color(0xe4dfd3), new Color(0xc8b6a0), new Color(0xa9b5a0)
    };
    private static final Color[] ROOFS = {
        new Color(0x5b4a42), new Color(0x47525a), new Color(0x7a4b3a), new Color(0x3f4440)
    };
    private static final Color[] ACCENTS = {
        new Color(0x2f6f6a), new Color(0xa4503a), new Color(0x34507a), new Color(0x6b5a8a), new Color(0x8a7a3a)
    };

    private DemoPictures() {}

    static byte[] front(long seed) {
        Random random = new Random(seed);
        BufferedImage image = canvas();
        Graphics2D g = pen(image);
        g.setPaint(new GradientPaint(0, 0, new Color(0x8fb4d8), 0, 620, new Color(0xdfe9ee)));
        g.fillRect(0, 0, WIDTH, 640);
        clouds(g, random);
        trees(g, random);
        g.setPaint(new GradientPaint(0, 620, new Color(0x6f9a52), 0, HEIGHT, new Color(0x4c7437)));
        g.fillRect(0, 620, WIDTH, HEIGHT - 620);
        house(g, random);
        g.dispose();
        return jpeg(taken(image, random));
    }

    static byte[] livingRoom(long seed) {
        Random random = new Random(seed * 31 + 7);
        BufferedImage image = canvas();
        Graphics2D g = pen(image);
        Color wall = WALLS[random.nextInt(WALLS.length)];
        g.setPaint(new GradientPaint(0, 0, wall.brighter(), 0, 700, wall));
        g.fillRect(0, 0, WIDTH, 720);
        g.setPaint(new GradientPaint(0, 720, new Color(0xa98058), 0, HEIGHT, new Color(0x7d5a3a)));
        g.fillRect(0, 720, WIDTH, HEIGHT - 720);
        boards(g);
        g.setColor(new Color(0xf4f1ea));
        g.fillRect(0, 700, WIDTH, 26);
        window(g, 170 + random.nextInt(120), 150, 430, 360);
        picture(g, random);
        sofa(g, random);
        lamp(g);
        g.dispose();
        return jpeg(taken(image, random));
    }

    private static void clouds(Graphics2D g, Random random) {
        g.setColor(new Color(255, 255, 255, 90));
        for (int i = 0; i < 14; i++) {
            int x = random.nextInt(WIDTH);
            int y = 40 + random.nextInt(260);
            g.fill(new Ellipse2D.Double(x, y, 180 + random.nextInt(160), 40 + random.nextInt(40)));
        }
    }

    private static void trees(Graphics2D g, Random random) {
        for (int i = 0; i < 9; i++) {
            int x = random.nextInt(WIDTH) - 80;
            int size = 150 + random.nextInt(180);
            g.setColor(new Color(50 + random.nextInt(40), 95 + random.nextInt(40), 60 + random.nextInt(20)));
            g.fill(new Ellipse2D.Double(x, 600 - size, size, size * 1.15));
        }
    }

    private static void house(Graphics2D g, Random random) {
        Color wall = WALLS[random.nextInt(WALLS.length)];
        Color roof = ROOFS[random.nextInt(ROOFS.length)];
        Color accent = ACCENTS[random.nextInt(ACCENTS.length)];
        boolean gable = random.nextBoolean();
        g.setColor(wall);
        g.fillRect(330, 380, 780, 340);
        g.setColor(wall.darker());
        g.fillRect(1110, 460, 260, 260);
        siding(g);
        g.setColor(roof);
        g.fillPolygon(new Polygon(new int[] {280, 720, 1160}, new int[] {390, gable ? 190 : 250, 390}, 3));
        g.fillPolygon(new Polygon(new int[] {1110, 1140, 1350, 1410}, new int[] {462, 400, 400, 462}, 4));
        window(g, 400, 450, 160, 130);
        window(g, 880, 450, 160, 130);
        g.setColor(accent);
        g.fill(new RoundRectangle2D.Double(665, 500, 110, 220, 8, 8));
        g.setColor(new Color(0xe9e4d8));
        g.fillRect(1150, 540, 180, 180);
        g.setStroke(new BasicStroke(3));
        g.setColor(new Color(0xc9c2b2));
        for (int y = 570; y < 720; y += 36) {
            g.drawLine(1150, y, 1330, y);
        }
        g.setColor(new Color(0xb8b2a6));
        g.fillPolygon(new Polygon(new int[] {660, 780, 980, 560}, new int[] {720, 720, HEIGHT, HEIGHT}, 4));
        g.setColor(new Color(0x3f6a34));
        for (int x = 340; x < 660; x += 62) {
            g.fill(new Ellipse2D.Double(x, 680 + random.nextInt(14), 74, 60));
        }
    }

    private static void siding(Graphics2D g) {
        g.setColor(new Color(0, 0, 0, 18));
        for (int y = 396; y < 720; y += 18) {
            g.drawLine(330, y, 1110, y);
        }
    }

    private static void window(Graphics2D g, int x, int y, int width, int height) {
        g.setColor(new Color(0xf7f5ef));
        g.fillRect(x - 12, y - 12, width + 24, height + 24);
        g.setPaint(new GradientPaint(x, y, new Color(0xbcd8ee), x, y + height, new Color(0xeef4f2)));
        g.fillRect(x, y, width, height);
        g.setColor(new Color(0xf7f5ef));
        g.fillRect(x + width / 2 - 4, y, 8, height);
        g.fillRect(x, y + height / 2 - 4, width, 8);
    }

    private static void boards(Graphics2D g) {
        g.setColor(new Color(60, 35, 20, 70));
        g.setStroke(new BasicStroke(2));
        for (int i = -12; i <= 12; i++) {
            g.drawLine(WIDTH / 2 + i * 60, 724, WIDTH / 2 + i * 190, HEIGHT);
        }
    }

    private static void picture(Graphics2D g, Random random) {
        g.setColor(new Color(0x4a4038));
        g.fillRect(960, 200, 330, 230);
        g.setColor(ACCENTS[random.nextInt(ACCENTS.length)].brighter());
        g.fillRect(974, 214, 302, 202);
        g.setColor(new Color(0xf0e6d0));
        g.fill(new Ellipse2D.Double(1150, 240, 80, 80));
    }

    private static void sofa(Graphics2D g, Random random) {
        Color cloth = ACCENTS[random.nextInt(ACCENTS.length)];
        g.setColor(new Color(40, 25, 15, 60));
        g.fill(new Ellipse2D.Double(700, 880, 740, 70));
        g.setColor(cloth);
        g.fill(new RoundRectangle2D.Double(740, 560, 640, 220, 50, 50));
        g.setColor(cloth.darker());
        g.fill(new RoundRectangle2D.Double(700, 640, 110, 250, 40, 40));
        g.fill(new RoundRectangle2D.Double(1310, 640, 110, 250, 40, 40));
        g.setColor(cloth.brighter());
        g.fill(new RoundRectangle2D.Double(790, 720, 270, 110, 30, 30));
        g.fill(new RoundRectangle2D.Double(1062, 720, 270, 110, 30, 30));
        g.setColor(cloth.darker().darker());
        g.fillRect(740, 825, 640, 60);
    }

    private static void lamp(Graphics2D g) {
        g.setColor(new Color(0x3a342c));
        g.fillRect(630, 440, 8, 440);
        g.fillRect(592, 874, 84, 12);
        g.setColor(new Color(0xfff0cc));
        g.fillPolygon(new Polygon(new int[] {590, 612, 656, 678}, new int[] {470, 350, 350, 470}, 4));
    }

    /** As a phone takes it: about a stop too dark, warm or cold, with a little noise. */
    private static BufferedImage taken(BufferedImage image, Random random) {
        double light = 0.5 + random.nextDouble() * 0.2;
        double warm = random.nextBoolean() ? 1.12 : 0.9;
        double[] grains = DoubleStream.generate(random::nextGaussian)
                .limit(GRAINS)
                .map(grain -> grain * 2.5)
                .toArray();
        SplittableRandom chance = new SplittableRandom(random.nextLong());
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            int rgb = pixels[i];
            double noise = grains[chance.nextInt() & (GRAINS - 1)];
            int red = level(((rgb >> 16) & 0xff) * light * warm + noise);
            int green = level(((rgb >> 8) & 0xff) * light + noise);
            int blue = level((rgb & 0xff) * light / warm + noise);
            pixels[i] = (red << 16) | (green << 8) | blue;
        }
        return image;
    }

    private static int level(double value) {
        return (int) Math.clamp(value + 0.5, 0, 255);
    }

    private static BufferedImage canvas() {
        return new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    }

    private static Graphics2D pen(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return g;
    }

    private static byte[] jpeg(BufferedImage image) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpg", bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
