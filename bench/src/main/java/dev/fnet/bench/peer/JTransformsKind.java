package dev.fnet.bench.peer;

import java.util.Arrays;
import org.jtransforms.dct.DoubleDCT_1D;
import org.jtransforms.dht.DoubleDHT_1D;
import org.jtransforms.fft.DoubleFFT_1D;

/** Its transforms in double precision, of real numbers; in place. */
final class JTransformsKind extends Transform {
    private final DoubleFFT_1D fft;
    private final DoubleDCT_1D dct;
    private final DoubleDHT_1D hartley;
    private final double[] y;

    /** Its cosine transforms have another factor for some lengths. */
    private final double scale;

    JTransformsKind(FftTask task) {
        super(task, "jtransforms", true);
        if (!task.shape().f64() || task.kind() == FftTask.Kind.COMPLEX || task.n() % 2 != 0) {
            throw new UnsupportedOperationException("not asked for this");
        }
        int n = task.n();
        fft = task.kind() == FftTask.Kind.REAL ? new DoubleFFT_1D(n) : null;
        dct = task.kind() == FftTask.Kind.DCT2 ? new DoubleDCT_1D(n) : null;
        hartley = task.kind() == FftTask.Kind.HARTLEY ? new DoubleDHT_1D(n) : null;
        y = new double[n * task.count()];
        if (dct == null) {
            scale = 1;
        } else {
            double[] ones = new double[n];
            Arrays.fill(ones, 1);
            dct.forward(ones, 0, false);
            scale = 2.0 * n / ones[0];
        }
    }

    @Override
    protected void run(int times) {
        for (int t = 0; t < times; t++) {
            for (int i = 0; i < y.length; i += task.n()) {
                switch (task.kind()) {
                    case REAL -> fft.realForward(y, i);
                    case DCT2 -> dct.forward(y, i, false);
                    default -> hartley.forward(y, i);
                }
            }
        }
    }

    @Override
    protected void fill(boolean zeros) {
        for (int i = 0; i < y.length; i++) {
            y[i] = zeros ? 0 : task.re()[i];
        }
    }

    /** The real bin n/2 lies where the imaginary part of bin 0, which is zero, would be. */
    @Override
    protected double re(int transform, int bin) {
        int row = transform * task.n();
        if (task.kind() != FftTask.Kind.REAL) {
            return scale * y[row + bin];
        }
        return bin == task.n() / 2 ? y[row + 1] : y[row + 2 * bin];
    }

    @Override
    protected double im(int transform, int bin) {
        return task.kind() != FftTask.Kind.REAL || bin == 0 || bin == task.n() / 2
                ? 0
                : y[transform * task.n() + 2 * bin + 1];
    }
}
