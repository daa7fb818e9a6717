package org.leadnest.retouch;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.leadnest.retouch.intake.Intake;
import org.leadnest.retouch.intake.Taken;
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

    /** The camera's clock, when the file says enough to be a frame of a bracket. */
    public static Optional<LocalDateTime> takenAt(byte[] file) {
        return Taken.of(file).map(Taken::at);
    }

    private record Frame(int index, Taken taken) {}

    /**
     * @param files uploaded together, in any order
     * @return the brackets by the positions of their frames in {@code files}, in the order in which they were taken; a
     *     file in none of them is a photo of its own
     */
    public static List<List<Integer>> among(List<byte[]> files) {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            int index = i;
            Taken.of(files.get(i)).ifPresent(taken -> frames.add(new Frame(index, taken)));
        }
        frames.sort(Comparator.comparing((Frame f) -> f.taken().camera())
                .thenComparing(f -> f.taken().at())
                .thenComparing(Frame::index));
        List<List<Integer>> brackets = new ArrayList<>();
        for (List<Frame> run : runs(frames)) {
            if (run.size() >= FEWEST && span(run) >= LEAST_SPAN && oneScene(run, files)) {
                brackets.add(run.stream().map(Frame::index).toList());
            }
        }
        return List.copyOf(brackets);
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

    /** Frames are compared along their exposures: far apart ones share little that neither of them clips. */
    private static boolean oneScene(List<Frame> run, List<byte[]> files) {
        List<Likeness> looks = new ArrayList<>();
        for (Frame frame : run.stream()
                .sorted(Comparator.comparingDouble(f -> f.taken().stops()))
                .toList()) {
            try (PointerScope scope = new PointerScope()) {
                if (!(Intake.open(files.get(frame.index())) instanceof Intake.Photo photo)) {
                    return false;
                }
                looks.add(Likeness.of(photo.bgr()));
            }
        }
        return IntStream.range(1, looks.size()).allMatch(i -> looks.get(i).sameSceneAs(looks.get(i - 1)));
    }
}
