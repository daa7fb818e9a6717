package org.leadnest.photos.guarding;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.leadnest.photos.Pictures;
import org.leadnest.retouch.EnhanceOptions;
import org.leadnest.retouch.OutputFormat;
import org.leadnest.retouch.Retouch;
import org.leadnest.retouch.Retouched;

/** Corrupt and odd files by number: the same number gives the same bytes. */
final class HostileFiles {
    private static final long SEED = 20261130;
    private static final int HEAD = 700;
    private static final int WAYS = 12;
    /** One file in so many unpacks to something large. */
    private static final int BOMB_EVERY = 60;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final List<String> OTHERS = List.of(
            "",
            "a note, no photo",
            "GIF89a",
            "%PDF-1.7\n%\u00e2\u00e3",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
            "II*\u0000\u0008\u0000\u0000\u0000",
            "MM\u0000*\u0000\u0000\u0000\u0008",
            "RIFF\u0010\u0000\u0000\u0000WEBPVP8 ",
            "\u0000\u0000\u0000\u0020ftypheic",
            "BM");

    private final List<byte[]> sound;

    HostileFiles() {
        sound = List.copyOf(sound());
    }

    private static List<byte[]> sound() {
        List<byte[]> files = new ArrayList<>();
        byte[] room = Pictures.room(96, 64);
        for (OutputFormat format : OutputFormat.values()) {
            if (Retouch.enhance(room, EnhanceOptions.defaults().withFormat(format)) instanceof Retouched.Image image) {
                files.add(image.bytes());
            }
        }
        files.add(room);
        files.add(Pictures.roomWithExif(96, 64));
        for (int type : new int[] {
            BufferedImage.TYPE_BYTE_GRAY,
            BufferedImage.TYPE_BYTE_INDEXED,
            BufferedImage.TYPE_USHORT_GRAY,
            BufferedImage.TYPE_4BYTE_ABGR
        }) {
            files.add(written(new BufferedImage(61, 47, type), "png"));
        }
        files.add(written(new BufferedImage(61, 47, BufferedImage.TYPE_3BYTE_BGR), "tiff"));
        files.add(written(new BufferedImage(61, 47, BufferedImage.TYPE_BYTE_GRAY), "jpg"));
        files.add(written(new BufferedImage(61, 47, BufferedImage.TYPE_3BYTE_BGR), "bmp"));
        files.add(written(new BufferedImage(61, 47, BufferedImage.TYPE_BYTE_INDEXED), "gif"));
        return files;
    }

    private static byte[] written(BufferedImage image, String format) {
        image.setRGB(image.getWidth() / 2, image.getHeight() / 2, Color.ORANGE.getRGB());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    byte[] file(int number) {
        Random random = new Random(SEED * 31 + number * 1_000_003L);
        if (number % BOMB_EVERY == BOMB_EVERY - 1) {
            return bomb(1_000 + random.nextInt(9_000), 1_000 + random.nextInt(9_000));
        }
        byte[] file = sound.get(random.nextInt(sound.size())).clone();
        int within = Math.min(file.length, HEAD);
        return switch (number % WAYS) {
            case 0 -> hit(file, file.length, random);
            case 1, 2 -> hit(file, within, random);
            case 3 -> Arrays.copyOf(file, random.nextInt(file.length));
            case 4 -> resized(file, random);
            case 5 -> copied(file, random);
            case 6 -> filled(file, random);
            case 7 -> flipped(file, within, random);
            case 8 -> noise(file, random);
            case 9 -> glued(file, sound.get(random.nextInt(sound.size())));
            case 10 -> thin(random);
            default -> OTHERS.get(random.nextInt(OTHERS.size())).getBytes(StandardCharsets.ISO_8859_1);
        };
    }

    private static byte[] hit(byte[] file, int within, Random random) {
        for (int hits = 1 + random.nextInt(12); hits > 0; hits--) {
            file[random.nextInt(within)] = (byte) random.nextInt();
        }
        return file;
    }

    /** The header tells another size: of a JPEG's frame, of a PNG's head, else some number in the file's head. */
    private static byte[] resized(byte[] file, Random random) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        for (int at = 2; at < file.length - 9; at++) {
            if (file[0] == (byte) 0xFF && file[at] == (byte) 0xFF && (file[at + 1] & 0xF0) == 0xC0) {
                bytes.putShort(at + 5, (short) random.nextInt()).putShort(at + 7, (short) random.nextInt());
                return file;
            }
        }
        boolean png = file[1] == 'P';
        int at = png ? 16 : random.nextInt(Math.min(file.length, 64) - 8);
        bytes.putInt(at, random.nextInt(20_000)).putInt(at + 4, random.nextInt(20_000));
        return png ? summed(file) : file;
    }

    /** A PNG whose head's sum is right again, so that it is believed. */
    private static byte[] summed(byte[] png) {
        CRC32 sum = new CRC32();
        sum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
        return png;
    }

    private static byte[] copied(byte[] file, Random random) {
        int length = 1 + random.nextInt(file.length / 2);
        int from = random.nextInt(file.length - length);
        System.arraycopy(file, from, file, random.nextInt(file.length - length), length);
        return file;
    }

    private static byte[] filled(byte[] file, Random random) {
        int from = random.nextInt(file.length);
        Arrays.fill(file, from, from + random.nextInt(file.length - from), (byte) (random.nextBoolean() ? 0xFF : 0));
        return file;
    }

    private static byte[] flipped(byte[] file, int within, Random random) {
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
            file[random.nextInt(within)] ^= (byte) (1 << random.nextInt(8));
        }
        return file;
    }

    /** Begins as a picture does and goes on with anything. */
    private static byte[] noise(byte[] file, Random random) {
        byte[] out = new byte[64 + random.nextInt(20_000)];
        random.nextBytes(out);
        System.arraycopy(file, 0, out, 0, Math.min(4 + random.nextInt(60), file.length));
        return out;
    }

    private static byte[] glued(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }

    /** A sound picture that is hardly there: a line, a point, a stripe. */
    private static byte[] thin(Random random) {
        int length = 1 + random.nextInt(4_000);
        boolean lies = random.nextBoolean();
        int width = lies ? length : 1 + random.nextInt(3);
        int height = lies ? 1 + random.nextInt(3) : length;
        return written(
                new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR), random.nextBoolean() ? "png" : "jpg");
    }

    /** A PNG of grey that is all black: small as a file, up to 100 megapixels unpacked. */
    private static byte[] bomb(int width, int height) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(PNG);
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 0, 0, 0, 0})
                        .array());
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] row = new byte[width + 1];
        byte[] buffer = new byte[1 << 16];
        for (int y = 0; y < height; y++) {
            deflater.setInput(row);
            while (!deflater.needsInput()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        chunk(out, "IDAT", packed.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] data) {
        byte[] word = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(word);
        sum.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(word);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
