package org.leadnest.benchmarks.retouch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.leadnest.retouch.intake.Intake;
import org.leadnest.retouch.render.Thumbnail;

/**
 * A folder's good photos, small: each whole and, to fit on, two random parts of it. Photos of one group, a house, fall on
 * one side of every split.
 */
record Photos(List<Photo> all) {
    private static final int PARTS = 2;
    private static final int LEAST_PX = 140;

    /** Who may see a photo. */
    enum Split {
        FIT,
        CHOOSE,
        JUDGE
    }

    /** @param whole false for a part of a photo */
    record Photo(String group, boolean home, boolean whole, Picture picture) {
        /** A tenth of the groups is kept for choosing, a tenth for judging. */
        Split split() {
            return switch (Math.floorMod(group.hashCode() * 31 + 7, 10)) {
                case 0 -> Split.JUDGE;
                case 1 -> Split.CHOOSE;
                default -> Split.FIT;
            };
        }
    }

    /** @param homes files are named {@code NUMBER_room.jpg} and grouped by their number; others are each a group */
    static Photos of(Path homes, Path others) throws IOException {
        List<Photo> all = new ArrayList<>();
        read(homes, true, all);
        read(others, false, all);
        return new Photos(all);
    }

    private static void read(Path folder, boolean home, List<Photo> out) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(f -> f.toString().matches("(?i).*\\.(jpe?g|png)"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            try (PointerScope scope = new PointerScope()) {
                if (Intake.open(Files.readAllBytes(file)) instanceof Intake.Photo photo) {
                    String name = String.valueOf(file.getFileName());
                    String group = home ? name.split("[_.]", 2)[0] : name;
                    out.add(new Photo(group, home, true, small(photo.bgr())));
                    parts(photo.bgr(), new Random(name.hashCode()))
                            .forEach(part -> out.add(new Photo(group, home, false, part)));
                }
            }
        }
    }

    private static List<Picture> parts(Mat photo, Random random) {
        List<Picture> parts = new ArrayList<>();
        for (int i = 0; i < PARTS; i++) {
            double share = 0.5 + 0.4 * random.nextDouble();
            int width = (int) (photo.cols() * share);
            int height = (int) (photo.rows() * share);
            if (Math.min(width, height) >= LEAST_PX) {
                int x = random.nextInt(photo.cols() - width + 1);
                int y = random.nextInt(photo.rows() - height + 1);
                parts.add(small(new Mat(photo, new Rect(x, y, width, height)).clone()));
            }
        }
        return parts;
    }

    private static Picture small(Mat photo) {
        return Picture.of(Thumbnail.of(photo, Thumbnail.FOR_ANALYSIS_PX));
    }

    List<Photo> of(Split split) {
        return all.stream().filter(p -> p.split() == split).toList();
    }

    /** Whole photos of a split. */
    List<Picture> whole(Split split, boolean home) {
        return of(split).stream()
                .filter(p -> p.whole() && p.home() == home)
                .map(Photo::picture)
                .toList();
    }
}
