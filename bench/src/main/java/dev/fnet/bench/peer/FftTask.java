package dev.fnet.bench.peer;

import dev.fnet.bench.subject.Inputs;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Transforms of one length, forward and not scaled, of the rows of a matrix or of its columns. Its arrays are read-only:
 * whoever solves it takes copies.
 */
public final class FftTask {
    private static final int BINS = 64;

    /** Transforms that follow each other in a run, so that its call does not count beside one of them. */
    private static final int TIMES_ALONE = 16;

    /** What is transformed into what. */
    public enum Kind {
        /** Complex numbers. */
        COMPLEX("c2c"),
        /** Real numbers to the bins 0 … n/2. */
        REAL("r2c"),
        /** {@code 2 Σ x_j cos(π(2j + 1)k / 2n)}, as SciPy and FFTW define it. */
        DCT2("dct2"),
        /** {@code Σ x_j (cos + sin)(2πjk / n)}. */
        HARTLEY("hartley");

        final String title;

        Kind(String title) {
            this.title = title;
        }
    }

    /**
     * What is asked for.
     *
     * @param f64 in double precision
     * @param n points of a transform
     * @param count transforms
     * @param columns of a matrix of n rows and {@code count} columns, else rows of one of {@code count} rows
     * @param inPlace the result takes the input's place
     */
    public record Shape(Kind kind, boolean f64, int n, int count, boolean columns, boolean inPlace) {
        public static Shape rows(Kind kind, int n, int count) {
            return new Shape(kind, false, n, count, false, false);
        }

        public static Shape columns(Kind kind, int n, int count) {
            return new Shape(kind, false, n, count, true, false);
        }

        public Shape inDoubles() {
            return new Shape(kind, true, n, count, columns, inPlace);
        }

        public Shape ontoItself() {
            return new Shape(kind, f64, n, count, columns, true);
        }

        /** Such as {@code c2c 512 columns x16}. */
        public String title() {
            return kind.title + (f64 ? " f64 " : " ") + n + (columns ? " columns x" : count == 1 ? " x" : " rows x")
                    + count;
        }

        /** Transforms of a run: the whole batch, or a single one again and again. */
        int times() {
            return count == 1 ? TIMES_ALONE : 1;
        }

        /** The customary 5 n log₂ n of a complex transform, half of it for a real one: a scaled speed, not a count. */
        public double flops() {
            return (kind == Kind.COMPLEX ? 5 : 2.5) * n * Math.log(n) / Math.log(2) * count * times();
        }

        /** Bins of a spectrum. */
        public int bins() {
            return kind == Kind.REAL ? n / 2 + 1 : n;
        }

        boolean complexResult() {
            return kind == Kind.COMPLEX || kind == Kind.REAL;
        }

        /** Numbers of the input, two for a complex one. */
        int inputs() {
            return n * count * (kind == Kind.COMPLEX ? 2 : 1);
        }

        /** Numbers of the result, two for a complex one. */
        int outputs() {
            return bins() * count * (complexResult() ? 2 : 1);
        }
    }

    private final Shape shape;
    private final float[] re;
    private final float[] im;
    private final double[][] exact = new double[2][];

    public FftTask(Shape shape) {
        this.shape = shape;
        re = Inputs.uniform(7, shape.n * shape.count, 1);
        im = shape.kind == Kind.COMPLEX ? Inputs.uniform(8, shape.n * shape.count, 1) : new float[0];
    }

    public Shape shape() {
        return shape;
    }

    public int n() {
        return shape.n;
    }

    public int count() {
        return shape.count;
    }

    public boolean columns() {
        return shape.columns;
    }

    public Kind kind() {
        return shape.kind;
    }

    /** Complex numbers of a spectrum. */
    public int bins() {
        return shape.bins();
    }

    public int times() {
        return shape.times();
    }

    /** Real parts of the matrix, row by row. */
    public float[] re() {
        return re;
    }

    /** Imaginary parts, none if the input is real. */
    public float[] im() {
        return im;
    }

    /** Real and imaginary parts side by side; the real numbers alone if there are no others. */
    public float[] interleaved() {
        if (im.length == 0) {
            return re;
        }
        float[] both = new float[2 * re.length];
        for (int i = 0; i < re.length; i++) {
            both[2 * i] = re[i];
            both[2 * i + 1] = im[i];
        }
        return both;
    }

    /** Index of a bin of a transform in a dense result, in complex numbers. */
    int place(int transform, int bin) {
        return shape.columns ? bin * shape.count + transform : transform * bins() + bin;
    }

    /** The bins that are checked, in the first and the last transform. */
    int[] samples() {
        if (bins() <= BINS) {
            int[] all = new int[bins()];
            Arrays.setAll(all, i -> i);
            return all;
        }
        SplittableRandom random = new SplittableRandom(shape.n);
        int[] some = random.ints(BINS, 0, bins()).toArray();
        some[0] = 0;
        some[1] = 1;
        some[2] = bins() - 1;
        return some;
    }

    /** By the definition, in double: real and imaginary parts of {@link #samples} side by side. */
    double[] exact(boolean last) {
        int which = last ? 1 : 0;
        if (exact[which] == null) {
            int[] samples = samples();
            double[] values = new double[2 * samples.length];
            int transform = last ? shape.count - 1 : 0;
            for (int s = 0; s < samples.length; s++) {
                for (int j = 0; j < shape.n; j++) {
                    int at = shape.columns ? j * shape.count + transform : transform * shape.n + j;
                    add(values, s, samples[s], j, at);
                }
            }
            exact[which] = values;
        }
        return exact[which];
    }

    private void add(double[] values, int s, int bin, int j, int at) {
        int n = shape.n;
        double angle = shape.kind == Kind.DCT2
                ? Math.PI * ((2L * j + 1) * bin % (4L * n)) / (2 * n)
                : 2 * Math.PI * ((long) j * bin % n) / n;
        double x = re[at];
        switch (shape.kind) {
            case COMPLEX, REAL -> {
                double y = shape.kind == Kind.REAL ? 0 : im[at];
                values[2 * s] += x * Math.cos(angle) + y * Math.sin(angle);
                values[2 * s + 1] += y * Math.cos(angle) - x * Math.sin(angle);
            }
            case DCT2 -> values[2 * s] += 2 * x * Math.cos(angle);
            case HARTLEY -> values[2 * s] += x * (Math.cos(angle) + Math.sin(angle));
        }
    }
}
