package dev.fnet.bench.peer;

import dev.fnet.bench.subject.Inputs;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.FloatBuffer;

/** The half spectrum by FFTW, or by MKL through the same interface; then its real part and the rest of it in Java. */
final class FftwMixing extends Mixing {
    private final OffHeap heap = new OffHeap();
    private final FftwCalls calls;
    private final MemorySegment plan;
    private final MemorySegment spectrum;
    private final float[] y;

    FftwMixing(MixingTask task, String by, FftwCalls calls, int flags) {
        super(task, by);
        this.calls = calls;
        FloatBuffer x = heap.nans(task.x().length);
        spectrum = heap.nanBytes((long) Float.BYTES * task.count() * matrix());
        plan = calls.plan2d(task.count(), task.n(), task.d(), MemorySegment.ofBuffer(x), spectrum, flags);
        x.put(0, task.x());
        y = Inputs.nans(task.x().length);
    }

    @Override
    public void run() {
        calls.execute(plan);
        for (int i = 0; i < task.count(); i++) {
            extract(spectrum, (long) i * matrix(), task.n(), task.d(), y, i * task.n() * task.d());
        }
    }

    /** Floats of the half spectrum of one. */
    private int matrix() {
        return 2 * task.n() * (task.d() / 2 + 1);
    }

    @Override
    protected float result(int row, int column) {
        return y[row * task.d() + column];
    }

    @Override
    public void close() {
        calls.destroy(plan);
        heap.close();
    }

    /** {@code Y[i,k] = Re Z[i,k]} up to the middle, and {@code Y[i,k] = Y[-i,-k]} behind it. */
    private static void extract(MemorySegment spectrum, long from, int n, int d, float[] y, int to) {
        int bins = d / 2 + 1;
        for (int i = 0; i < n; i++) {
            row(spectrum, from + 2L * i * bins, bins, y, to + i * d);
            mirror(spectrum, from + 2L * ((n - i) % n) * bins, d, y, to + i * d);
        }
    }

    private static void row(MemorySegment spectrum, long from, int bins, float[] y, int to) {
        for (int k = 0; k < bins; k++) {
            y[to + k] = spectrum.getAtIndex(ValueLayout.JAVA_FLOAT, from + 2 * k);
        }
    }

    private static void mirror(MemorySegment spectrum, long from, int d, float[] y, int to) {
        for (int k = d / 2 + 1; k < d; k++) {
            y[to + k] = spectrum.getAtIndex(ValueLayout.JAVA_FLOAT, from + 2 * (d - k));
        }
    }
}
