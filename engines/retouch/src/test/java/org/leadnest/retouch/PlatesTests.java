package org.leadnest.retouch;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlatesTests {
    private static final int W = 1600;
    private static final int H = 1066;
    private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";

    @Test
    void mostPlatesThatFaceTheCameraAreFound() {
        Random random = new Random(11);
        int found = 0;
        int plates = 20;
        for (int i = 0; i < plates; i++) {
            int width = 70 + random.nextInt(130);
            int x = 300 + random.nextInt(900);
            int y = 650 + random.nextInt(200);
            byte[] street = street(random, x, y, width, 0.09 * (random.nextDouble() - 0.5));
            double middleX = (x + width / 2.0) / W;
            double middleY = (y + width / 4.0) / H;
            found += Retouch.plates(street).stream().anyMatch(box -> in(box, middleX, middleY)) ? 1 : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo(plates * 3 / 4);
    }

    @Test
    void nothingElseIsTakenForOne() {
        Random random = new Random(12);
        int wrong = Retouch.plates(FurnishedRoom.asItIs()).size()
                + Retouch.plates(TestPhotos.jpeg(TestPhotos.room(1200, 900))).size();
        for (int i = 0; i < 4; i++) {
            wrong += Retouch.plates(street(random, 0, 0, 0, 0)).size();
        }
        wrong += Retouch.plates(TestPhotos.jpeg(railing())).size();
        assertThat(wrong).isZero();
    }

    @Test
    void whatCannotBeOpenedHasNone() {
        assertThat(Retouch.plates(new byte[] {1, 2, 3})).isEqualTo(List.of());
    }

    private static boolean in(Alterations.Box box, double x, double y) {
        return x >= box.x() && x <= box.x() + box.width() && y >= box.y() && y <= box.y() + box.height();
    }

    /** A car before a fence and a brick wall; without a plate when its width is 0. */
    private static byte[] street(Random random, int x, int y, int width, double lean) {
        BufferedImage image = new BufferedImage(W, H, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(new Color(150, 100, 84));
        g.fillRect(0, 0, W, 600);
        g.setColor(new Color(186, 176, 166));
        for (int row = 0; row < 600; row += 24) {
            g.fillRect(0, row, W, 3);
            for (int brick = row / 24 % 2 * 30; brick < W; brick += 60) {
                g.fillRect(brick, row, 3, 24);
            }
        }
        g.setColor(new Color(96, 96, 98));
        g.fillRect(0, 600, W, H - 600);
        g.setColor(new Color(40 + random.nextInt(120), 40 + random.nextInt(60), 60 + random.nextInt(90)));
        g.fillRoundRect(220, 480, 1160, 470, 90, 90);
        g.setColor(new Color(30, 30, 34));
        g.fillRoundRect(340, 510, 900, 110, 40, 40);
        if (width > 0) {
            AffineTransform upright = g.getTransform();
            g.rotate(lean, x + width / 2.0, y + width / 4.0);
            g.setColor(new Color(226 + random.nextInt(24), 228, 230));
            g.fillRect(x, y, width, width / 2);
            g.setColor(new Color(28, 36, 90));
            g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, width / 4));
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 7; i++) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            double wide = g.getFontMetrics().stringWidth(text.toString());
            g.translate(x + width * 0.06, y + width * 0.36);
            g.scale(width * 0.88 / wide, 1.15);
            g.drawString(text.toString(), 0, 0);
            g.setTransform(upright);
        }
        g.dispose();
        for (int i = 0; i < W * H / 3; i++) {
            int px = random.nextInt(W);
            int py = random.nextInt(H);
            Color c = new Color(image.getRGB(px, py));
            int grain = random.nextInt(15) - 7;
            image.setRGB(
                    px,
                    py,
                    new Color(grainy(c.getRed(), grain), grainy(c.getGreen(), grain), grainy(c.getBlue(), grain))
                            .getRGB());
        }
        return TestPhotos.jpeg(image);
    }

    private static int grainy(int value, int grain) {
        return Math.clamp(value + grain, 0, 255);
    }

    private static BufferedImage railing() {
        BufferedImage image = new BufferedImage(1200, 800, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(220, 216, 210));
        g.fillRect(0, 0, 1200, 800);
        g.setColor(new Color(50, 40, 34));
        g.fillRect(0, 380, 1200, 10);
        g.fillRect(0, 460, 1200, 10);
        for (int x = 0; x < 1200; x += 30) {
            g.fillRect(x, 400, 12, 50);
        }
        for (int book = 0; book < 8; book++) {
            g.fillRect(200 + book * 26, 600, 20, 40 + book % 2 * 4);
        }
        g.dispose();
        return image;
    }
}
