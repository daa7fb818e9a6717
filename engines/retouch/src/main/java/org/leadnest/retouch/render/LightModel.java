package org.leadnest.retouch.render;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The fitted numbers of white balance and tone, shipped as the text resource {@code light-model.txt}: one line for each
 * row of weights. Made by {@code org.leadnest.benchmarks.retouch.RetouchTuning}.
 *
 * @param color gives the cast as logarithms of red/green and blue/green, and a logit of trust in them
 * @param tone gives corrections of the knots and of the saturation, and a logit of the need for them
 */
public record LightModel(SmallNetwork color, SmallNetwork tone) {
    private static final String RESOURCE = "light-model.txt";

    /** Read once, when first needed. */
    static final class Shipped {
        static final LightModel MODEL = shipped();

        private Shipped() {}
    }

    private static LightModel shipped() {
        try (InputStream in = LightModel.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " should lie beside " + LightModel.class);
            }
            return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LightModel read(BufferedReader lines) throws IOException {
        return new LightModel(network(lines), network(lines));
    }

    private static SmallNetwork network(BufferedReader lines) throws IOException {
        double[] sizes = numbers(lines);
        double[] shift = numbers(lines);
        double[] scale = numbers(lines);
        double[][] hidden = rows(lines, (int) sizes[0]);
        double[] hiddenBias = numbers(lines);
        double[][] output = rows(lines, (int) sizes[1]);
        return new SmallNetwork(shift, scale, hidden, hiddenBias, output, numbers(lines));
    }

    private static double[][] rows(BufferedReader lines, int count) throws IOException {
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = numbers(lines);
        }
        return rows;
    }

    private static double[] numbers(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new IOException(RESOURCE + " ends early");
        }
        return Stream.of(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    /** The model as the resource's text. */
    public String toText() {
        StringBuilder out = new StringBuilder();
        write(out, color);
        write(out, tone);
        return out.toString();
    }

    private static void write(StringBuilder out, SmallNetwork network) {
        out.append(network.hidden().length)
                .append(' ')
                .append(network.output().length)
                .append('\n');
        line(out, network.shift());
        line(out, network.scale());
        Arrays.stream(network.hidden()).forEach(row -> line(out, row));
        line(out, network.hiddenBias());
        Arrays.stream(network.output()).forEach(row -> line(out, row));
        line(out, network.outputBias());
    }

    private static void line(StringBuilder out, double[] values) {
        for (int i = 0; i < values.length; i++) {
            out.append(i == 0 ? "" : " ").append(Float.toString((float) values[i]));
        }
        out.append('\n');
    }
}
