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
 * @param color gives the cast as logarithms of red/green and blue/green
 * @param colorTrust gives a logit of trust that undoing that cast helps
 * @param tone gives every place its factor and its saturation
 * @param toneTrust gives a logit of trust that doing so helps
 */
public record LightModel(SmallNetwork color, SmallNetwork colorTrust, AreaNetwork tone, SmallNetwork toneTrust) {
    private static final String RESOURCE = "light-model.txt";

    /** Read once, when first needed. */
    static final class Shipped {
        static final LightModel MODEL = shipped();

        private Shipped() {}
    }

    /** The one that the engine works with. */
    public static LightModel current() {
        return Shipped.MODEL;
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
        return new LightModel(network(lines), network(lines), areaNetwork(lines), network(lines));
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

    private static AreaNetwork areaNetwork(BufferedReader lines) throws IOException {
        double[] sizes = numbers(lines);
        double[] shift = numbers(lines);
        double[] scale = numbers(lines);
        float[][] whole = floats(rows(lines, ToneFeatures.COUNT));
        float[][] local = floats(rows(lines, AreaFeatures.COUNT));
        float[] bias = floats(numbers(lines));
        float[][] second = floats(rows(lines, (int) sizes[0]));
        float[] secondBias = floats(numbers(lines));
        float[][] output = floats(rows(lines, (int) sizes[1]));
        return new AreaNetwork(shift, scale, whole, local, bias, second, secondBias, output, floats(numbers(lines)));
    }

    private static float[][] floats(double[][] rows) {
        return Arrays.stream(rows).map(LightModel::floats).toArray(float[][]::new);
    }

    private static float[] floats(double[] values) {
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) values[i];
        }
        return out;
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
        write(out, colorTrust);
        write(out, tone);
        write(out, toneTrust);
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

    private static void write(StringBuilder out, AreaNetwork network) {
        out.append(network.second().length)
                .append(' ')
                .append(network.output().length)
                .append('\n');
        line(out, network.shift());
        line(out, network.scale());
        Arrays.stream(network.whole()).forEach(row -> line(out, row));
        Arrays.stream(network.local()).forEach(row -> line(out, row));
        line(out, network.bias());
        Arrays.stream(network.second()).forEach(row -> line(out, row));
        line(out, network.secondBias());
        Arrays.stream(network.output()).forEach(row -> line(out, row));
        line(out, network.outputBias());
    }

    private static void line(StringBuilder out, float[] values) {
        for (int i = 0; i < values.length; i++) {
            out.append(i == 0 ? "" : " ").append(values[i]);
        }
        out.append('\n');
    }

    private static void line(StringBuilder out, double[] values) {
        for (int i = 0; i < values.length; i++) {
            out.append(i == 0 ? "" : " ").append(Float.toString((float) values[i]));
        }
        out.append('\n');
    }
}
