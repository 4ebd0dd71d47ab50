package dev.fnet.fft;

import dev.fnet.exec.KernelState;
import dev.fnet.exec.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Errors of the transforms by length, and the table of them that is published: relative L2 error divided by √log₂ n,
 * input uniform in [−½, ½), double precision against {@link ExactDft}, single precision against the transform in double
 * of the same input. Measured on the scalar twins, whose bits the vector kernels have: so the table depends on the
 * register budget alone.
 *
 * <p>To write the table anew, in the project's folder and after {@code mvn test-compile}, on a machine with 32 vector
 * registers: {@code java -cp target/classes:target/test-classes dev.fnet.fft.FftAccuracy}.
 */
final class FftAccuracy {
    /** The published table. */
    static final Path TABLE = Path.of("native-notes", "fft-accuracy.tsv");

    /** The register budget of the published table. */
    static final int REGISTERS = 32;

    /** All lengths from 2 to this one … */
    static final int ALL_TO = 1100;

    /** … and some longer ones: powers of two, smooth, with primes up to 13, prime, and twice or thrice a large prime. */
    static final int[] LONGER = {1331, 1536, 1999, 2018, 2048, 2197, 3003, 3072, 4096, 4099, 5000, 6144, 8192, 10_000,
        10_007, 16_384, 30_000, 30_030, 32_768, 65_536, 65_537, 100_000, 131_072, 196_611};

    private static final String HEAD = """
            # Relative L2 error / sqrt(log2 n), in units of 1e-9 (f32) and 1e-18 (f64), with 32 vector registers.
            # Written by FftAccuracy (test sources), compared by FftAccuracyTest. Input uniform in [-0.5, 0.5).
            # Mean and worst of 20 inputs (n < 64: 100, n > 20000: 4) in f32 and 2 (n > 1100: 1) in f64; complex: each
            # forward and inverse, as a row and as a column; real: r2c and c2r of a row.
            n\tf32 mean\tf32 worst\tf32 real mean\tf32 real worst\tf64 mean\tf64 worst\tf64 real mean\tf64 real worst
            """;

    private static final KernelState COLD = new KernelState();

    private FftAccuracy() {}

    public static void main(String[] args) throws IOException {
        if (Machine.REGISTER_BUDGET != REGISTERS) {
            throw new IllegalStateException("the table is that of " + REGISTERS + " registers");
        }
        StringBuilder text = new StringBuilder(HEAD);
        for (int n : lengths()) {
            text.append(of(n).line()).append('\n');
        }
        Files.writeString(TABLE, text.toString());
    }

    static String head() {
        return HEAD;
    }

    /** Every length of the table. */
    static int[] lengths() {
        int[] lengths = new int[ALL_TO - 1 + LONGER.length];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = i < ALL_TO - 1 ? i + 2 : LONGER[i - ALL_TO + 1];
        }
        return lengths;
    }

    /** Inputs in single precision: more where a figure is that of a few roundings. */
    static int floatInputs(int n) {
        return n < 64 ? 100 : n > 20_000 ? 4 : 20;
    }

    /** Inputs in double precision. */
    static int doubleInputs(int n) {
        return n > ALL_TO ? 1 : 2;
    }

    /** Errors of one kind of transform, divided by √log₂ n. */
    static final class Figure {
        private final double by;
        private double sum;
        private int count;
        private double worst;

        private Figure(int n) {
            by = Math.sqrt(StrictMath.log(n) / StrictMath.log(2));
        }

        private void add(double error) {
            sum += error / by;
            worst = Math.max(worst, error / by);
            count++;
        }

        double mean() {
            return sum / count;
        }

        double worst() {
            return worst;
        }
    }

    /** Errors of one length. */
    record Errors(int n, Figure single, Figure singleReal, Figure wide, Figure wideReal) {
        /** The line of the table. */
        String line() {
            StringBuilder line = new StringBuilder().append(n);
            append(line, 1e9, single);
            append(line, 1e9, singleReal);
            append(line, 1e18, wide);
            append(line, 1e18, wideReal);
            return line.toString();
        }

        private static void append(StringBuilder line, double factor, Figure figure) {
            for (double value : new double[] {figure.mean(), figure.worst()}) {
                long tenths = Math.round(10 * factor * value);
                line.append('\t').append(tenths / 10).append('.').append(tenths % 10);
            }
        }
    }

    static Errors of(int n) {
        Errors errors = new Errors(n, new Figure(n), new Figure(n), new Figure(n), new Figure(n));
        Doubles inDouble = new Doubles(n);
        ExactDft exact = new ExactDft(n);
        for (int seed = 0; seed < doubleInputs(n); seed++) {
            inDouble(errors, exact, inDouble, seed);
        }
        Floats inFloat = new Floats(n);
        for (int seed = 0; seed < floatInputs(n); seed++) {
            inFloat(errors, inDouble, inFloat, seed);
        }
        return errors;
    }

    /** Pairs uniform in [−½, ½); multiples of 2⁻²⁴ if they are for single precision. */
    static double[] input(int n, int seed, boolean single) {
        Random random = new Random(1000L * n + seed);
        double[] z = new double[2 * n];
        for (int i = 0; i < z.length; i++) {
            z[i] = single ? random.nextFloat() - 0.5f : random.nextDouble() - 0.5;
        }
        return z;
    }

    private static void inDouble(Errors errors, ExactDft exact, Doubles plans, int seed) {
        int n = errors.n;
        double[] z = input(n, seed, false);
        double[][] expected = exact.exact(z);
        for (boolean forward : new boolean[] {true, false}) {
            for (boolean column : new boolean[] {false, true}) {
                errors.wide.add(ExactDft.relativeError(plans.complex(z, forward, column), expected, forward));
            }
        }
        double[] x = real(z);
        errors.wideReal.add(ExactDft.relativeError(plans.spectrum(x), exact.exact(x), true));
        double[] bins = hermitian(z);
        errors.wideReal.add(ExactDft.relativeError(plans.inverse(bins), exact.exact(bins), false));
    }

    private static void inFloat(Errors errors, Doubles exact, Floats plans, int seed) {
        int n = errors.n;
        double[] z = input(n, seed, true);
        for (boolean forward : new boolean[] {true, false}) {
            double[] expected = exact.complex(z, forward, false);
            for (boolean column : new boolean[] {false, true}) {
                errors.single.add(NaiveDft.relativeError(plans.complex(z, forward, column), expected));
            }
        }
        double[] x = real(z);
        errors.singleReal.add(NaiveDft.relativeError(plans.spectrum(x), exact.complex(x, true, false)));
        double[] bins = hermitian(z);
        errors.singleReal.add(NaiveDft.relativeError(plans.inverse(bins), exact.complex(bins, false, false)));
    }

    /** The real parts alone. */
    private static double[] real(double[] z) {
        double[] x = new double[z.length];
        for (int i = 0; i < z.length; i += 2) {
            x[i] = z[i];
        }
        return x;
    }

    /** The spectrum of a real sequence whose lower half is that of z. */
    private static double[] hermitian(double[] z) {
        double[] bins = z.clone();
        int n = z.length / 2;
        for (int k = 0; k <= n / 2; k++) {
            int other = (n - k) % n;
            bins[2 * other] = z[2 * k];
            bins[2 * other + 1] = k == other ? 0 : -z[2 * k + 1];
        }
        return bins;
    }

    /** The plans of one length in double precision; everything in pairs of doubles. */
    private static final class Doubles {
        private final int n;
        private final DoubleFft plan;
        private final DoubleRealFft real;
        private final double[] s;
        private final double[] a;
        private final double[] y;

        Doubles(int n) {
            this.n = n;
            plan = DoubleFft.of(n, COLD);
            real = DoubleRealFft.of(n, COLD);
            s = new double[Math.max(Math.max(plan.scratchLength(), plan.columnsScratchLength()), real.scratchLength())];
            a = new double[2 * n];
            y = new double[2 * real.bins()];
        }

        double[] complex(double[] z, boolean forward, boolean column) {
            for (int j = 0; j < n; j++) {
                a[j] = z[2 * j];
                a[n + j] = z[2 * j + 1];
            }
            if (column && forward) {
                plan.forwardColumns(1, a, 0, a, n, 1, a, 0, a, n, 1, s, 0);
            } else if (column) {
                plan.inverseColumns(1, a, 0, a, n, 1, a, 0, a, n, 1, s, 0);
            } else if (forward) {
                plan.forward(a, 0, a, n, s, 0);
            } else {
                plan.inverse(a, 0, a, n, s, 0);
            }
            double[] pairs = new double[2 * n];
            for (int j = 0; j < n; j++) {
                pairs[2 * j] = a[j];
                pairs[2 * j + 1] = a[n + j];
            }
            return pairs;
        }

        /** All bins, the upper half from the lower one. */
        double[] spectrum(double[] z) {
            for (int j = 0; j < n; j++) {
                a[j] = z[2 * j];
            }
            int bins = real.bins();
            real.forward(a, 0, y, 0, y, bins, s, 0);
            double[] pairs = new double[2 * n];
            for (int k = 0; k < n; k++) {
                int from = k < bins ? k : n - k;
                pairs[2 * k] = y[from];
                pairs[2 * k + 1] = k < bins ? y[bins + from] : -y[bins + from];
            }
            return pairs;
        }

        double[] inverse(double[] z) {
            int bins = real.bins();
            for (int k = 0; k < bins; k++) {
                y[k] = z[2 * k];
                y[bins + k] = z[2 * k + 1];
            }
            real.inverse(y, 0, y, bins, a, 0, s, 0);
            double[] pairs = new double[2 * n];
            for (int j = 0; j < n; j++) {
                pairs[2 * j] = a[j];
            }
            return pairs;
        }
    }

    /** The plans of one length in single precision; everything in pairs of doubles. */
    private static final class Floats {
        private final int n;
        private final FloatFft plan;
        private final FloatRealFft real;
        private final float[] s;
        private final float[] a;
        private final float[] y;

        Floats(int n) {
            this.n = n;
            plan = FloatFft.of(n, COLD);
            real = FloatRealFft.of(n, COLD);
            s = new float[Math.max(Math.max(plan.scratchLength(), plan.columnsScratchLength()), real.scratchLength())];
            a = new float[2 * n];
            y = new float[2 * real.bins()];
        }

        double[] complex(double[] z, boolean forward, boolean column) {
            for (int j = 0; j < n; j++) {
                a[j] = (float) z[2 * j];
                a[n + j] = (float) z[2 * j + 1];
            }
            if (column && forward) {
                plan.forwardColumns(1, a, 0, a, n, 1, a, 0, a, n, 1, s, 0);
            } else if (column) {
                plan.inverseColumns(1, a, 0, a, n, 1, a, 0, a, n, 1, s, 0);
            } else if (forward) {
                plan.forward(a, 0, a, n, s, 0);
            } else {
                plan.inverse(a, 0, a, n, s, 0);
            }
            double[] pairs = new double[2 * n];
            for (int j = 0; j < n; j++) {
                pairs[2 * j] = a[j];
                pairs[2 * j + 1] = a[n + j];
            }
            return pairs;
        }

        /** All bins, the upper half from the lower one. */
        double[] spectrum(double[] z) {
            for (int j = 0; j < n; j++) {
                a[j] = (float) z[2 * j];
            }
            int bins = real.bins();
            real.forward(a, 0, y, 0, y, bins, s, 0);
            double[] pairs = new double[2 * n];
            for (int k = 0; k < n; k++) {
                int from = k < bins ? k : n - k;
                pairs[2 * k] = y[from];
                pairs[2 * k + 1] = k < bins ? y[bins + from] : -y[bins + from];
            }
            return pairs;
        }

        double[] inverse(double[] z) {
            int bins = real.bins();
            for (int k = 0; k < bins; k++) {
                y[k] = (float) z[2 * k];
                y[bins + k] = (float) z[2 * k + 1];
            }
            real.inverse(y, 0, y, bins, a, 0, s, 0);
            double[] pairs = new double[2 * n];
            for (int j = 0; j < n; j++) {
                pairs[2 * j] = a[j];
            }
            return pairs;
        }
    }
}
