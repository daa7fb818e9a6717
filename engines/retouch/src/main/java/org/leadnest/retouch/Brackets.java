package org.leadnest.retouch;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;
import org.leadnest.retouch.intake.Intake;
import org.leadnest.retouch.intake.TakenHeader;
import org.leadnest.retouch.render.Likeness;

/**
 * Finds among uploaded files the brackets: 3 to 9 frames that one camera took of one scene right after another, each at
 * another exposure. Time and exposure come from the files' headers; only what looks like a bracket there is decoded, to
 * see that it shows one scene.
 */
public final class Brackets {
    static final int FEWEST = 3;
    static final int MOST = BracketMerge.MOST_FRAMES;

    /** Exposures closer than this, in stops, are the same: cameras round what they report. */
    private static final double SAME_EXPOSURE = 0.3;

    /** From its darkest to its brightest frame a bracket spans at least this many stops. */
    private static final double LEAST_SPAN = 1;

    /** A camera takes the frames of a bracket in one go; a person who shoots them by hand needs a little longer. */
    private static final Duration PAUSE = Duration.ofSeconds(4);

    private Brackets() {}

    /** When and how the camera took it, when the file says enough to be a frame of a bracket. */
    public static Optional<Taken> taken(byte[] file) {
        return TakenHeader.of(file);
    }

    private record Frame(int index, Taken taken) {}

    /**
     * @param files uploaded together, in any order
     * @return the brackets by the positions of their frames in {@code files}, in the order in which they were taken; a
     *     file in none of them is a photo of its own
     */
    public static List<List<Integer>> among(List<byte[]> files) {
        List<Integer> places = new ArrayList<>();
        List<Taken> taken = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Optional<Taken> one = TakenHeader.of(files.get(i));
            if (one.isPresent()) {
                places.add(i);
                taken.add(one.get());
            }
        }
        return likely(taken).stream()
                .filter(run ->
                        oneScene(run.stream().map(taken::get).toList(), frame -> files.get(places.get(run.get(frame)))))
                .map(run -> run.stream().map(places::get).toList())
                .toList();
    }

    /**
     * What looks like brackets by time and exposure alone, without any file.
     *
     * @return positions in {@code taken}, in the order in which they were taken
     */
    public static List<List<Integer>> likely(List<Taken> taken) {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < taken.size(); i++) {
            frames.add(new Frame(i, taken.get(i)));
        }
        frames.sort(Comparator.comparing((Frame f) -> f.taken().camera())
                .thenComparing(f -> f.taken().at())
                .thenComparing(Frame::index));
        return runs(frames).stream()
                .filter(run -> run.size() >= FEWEST && span(run) >= LEAST_SPAN)
                .map(run -> run.stream().map(Frame::index).toList())
                .toList();
    }

    /** Frames one after another without a pause; an exposure that comes again starts the next run. */
    private static List<List<Frame>> runs(List<Frame> frames) {
        List<List<Frame>> runs = new ArrayList<>();
        List<Frame> run = new ArrayList<>();
        for (Frame frame : frames) {
            if (!run.isEmpty() && !continues(run, frame)) {
                runs.add(run);
                run = new ArrayList<>();
            }
            run.add(frame);
        }
        runs.add(run);
        return runs;
    }

    private static boolean continues(List<Frame> run, Frame next) {
        Taken last = run.getLast().taken();
        Taken taken = next.taken();
        LocalDateTime latest = last.at().plus(last.open()).plus(PAUSE);
        return run.size() < MOST
                && taken.camera().equals(last.camera())
                && taken.widthPx() == last.widthPx()
                && taken.heightPx() == last.heightPx()
                && taken.orientation() == last.orientation()
                && !taken.at().isAfter(latest)
                && run.stream().allMatch(f -> Math.abs(f.taken().stops() - taken.stops()) > SAME_EXPOSURE);
    }

    private static double span(List<Frame> run) {
        double[] stops =
                run.stream().mapToDouble(f -> f.taken().stops()).sorted().toArray();
        return stops[stops.length - 1] - stops[0];
    }

    /**
     * Whether the frames of a likely bracket show one scene. Frames are compared along their exposures: far apart ones share
     * little that neither of them clips.
     *
     * @param file reads the frame at that position of {@code run}; asked once for each, one after another
     */
    public static boolean oneScene(List<Taken> run, IntFunction<byte[]> file) {
        List<Integer> byExposure = IntStream.range(0, run.size())
                .boxed()
                .sorted(Comparator.comparingDouble(place -> run.get(place).stops()))
                .toList();
        @Nullable Likeness darker = null;
        for (int place : byExposure) {
            try (PointerScope scope = new PointerScope()) {
                if (!(Intake.open(file.apply(place)) instanceof Intake.Photo photo)) {
                    return false;
                }
                Likeness look = Likeness.of(photo.bgr());
                if (darker != null && !look.sameSceneAs(darker)) {
                    return false;
                }
                darker = look;
            }
        }
        return true;
    }
}
