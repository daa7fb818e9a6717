package org.leadnest.journeys;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures to upload: a dim, warm room with some edges in it. */
final class HomePictures {
    private HomePictures() {}

    static byte[] dimRoom(int seed, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setPaint(new GradientPaint(0, 0, new Color(110, 92, 70), 0, height, new Color(70, 56, 40)));
        g.fillRect(0, 0, width, height);
        g.setColor(new Color(140, 130, 112));
        g.fillRect(width / 8, height / 6, width / 4, height / 3);
        g.setColor(new Color(40 + seed * 13 % 60, 44, 66));
        g.fillRect(width / 2, height / 2, width / 3, height / 4);
        g.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpg", bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
