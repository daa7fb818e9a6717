package org.leadnest.retouch;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class FacesTests {
    private static final int SIZE_PX = 160;

    @Test
    void findsAFaceOnAWallAndWhereItIs() {
        BufferedImage room = TestPhotos.room(1200, 900);
        draw(room, 700, 250);
        List<Alterations.Box> found = Retouch.faces(TestPhotos.encoded(room, "png"));
        assertThat(found).singleElement().satisfies(box -> {
            assertThat(box.x() * 1200).isBetween(630.0, 720.0);
            assertThat(box.x() * 1200 + box.width() * 1200).isBetween(840.0, 930.0);
            assertThat(box.y() * 900).isLessThan(280);
            assertThat(box.y() * 900 + box.height() * 900).isGreaterThan(370);
        });
    }

    @Test
    void takesNoFurnitureForAFace() {
        assertThat(Retouch.faces(TestPhotos.jpeg(TestPhotos.room(1200, 900)))).isEmpty();
        assertThat(Retouch.faces(new byte[] {1, 2, 3})).isEmpty();
    }

    /** A face of our own drawing, {@link #SIZE_PX} wide. */
    private static void draw(BufferedImage room, int x, int y) {
        Graphics2D g = room.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.translate(x, y);
        g.scale(SIZE_PX / 100.0, SIZE_PX / 100.0);
        fill(g, 0x3C2D28, -8, -28, 116, 150);
        fill(g, 0xD6AC92, 4, -14, 92, 134);
        for (int side : new int[] {0, 40}) {
            fill(g, 0xBA8C76, 16 + side, 30, 28, 17);
            fill(g, 0xF0ECE8, 19 + side, 34, 22, 11);
            fill(g, 0x2D201C, 25 + side, 34, 11, 11);
            fill(g, 0x966454, 40 + side * 0.3, 66, 8, 5);
            g.setColor(new Color(0x46322A));
            g.setStroke(new BasicStroke(5));
            g.draw(new QuadCurve2D.Double(15 + side, 28, 29 + side, 20, 43 + side, 27));
            g.setStroke(new BasicStroke(2.5f));
            g.draw(new QuadCurve2D.Double(18 + side, 39, 30 + side, 29, 42 + side, 39));
        }
        g.setColor(new Color(0xE8C6B0));
        g.fill(new Rectangle2D.Double(45, 42, 10, 24));
        fill(g, 0xA85450, 33, 80, 34, 12);
        g.dispose();
    }

    private static void fill(Graphics2D g, int color, double x, double y, double width, double height) {
        g.setColor(new Color(color));
        g.fill(new Ellipse2D.Double(x, y, width, height));
    }
}
