package dev.fnet.bench.peer;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A plan of FFTW's, or of MKL's by the same interface. */
final class FftwTransform extends Transform {
    private final OffHeap heap = new OffHeap();
    private final FftwCalls calls;
    private final boolean split;
    private final MemorySegment plan;
    private final MemorySegment x;
    private final MemorySegment y;

    /** @param split real and imaginary parts apart, in place; else interleaved */
    FftwTransform(FftTask task, String by, FftwCalls calls, boolean split, int flags) {
        super(task, by);
        FftTask.Shape shape = task.shape();
        this.calls = calls;
        this.split = split;
        int size = shape.f64() ? Double.BYTES : Float.BYTES;
        if (split) {
            x = heap.nanBytes((long) size * shape.inputs() / 2);
            y = heap.nanBytes((long) size * shape.inputs() / 2);
            plan = calls.planSplit(shape, x, y, flags);
        } else {
            x = heap.nanBytes((long) size * shape.inputs());
            y = shape.inPlace() ? x : heap.nanBytes((long) size * shape.outputs());
            plan = calls.plan(shape, x, y, flags);
        }
        fill(shape.inPlace());
    }

    @Override
    protected void run(int times) {
        for (int i = 0; i < times; i++) {
            calls.execute(plan);
        }
    }

    @Override
    protected void fill(boolean zeros) {
        if (zeros) {
            x.fill((byte) 0);
            y.fill((byte) 0);
        } else if (split) {
            put(x, task.re());
            put(y, task.im());
        } else {
            put(x, task.interleaved());
        }
    }

    private void put(MemorySegment to, float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (task.shape().f64()) {
                to.setAtIndex(ValueLayout.JAVA_DOUBLE, i, values[i]);
            } else {
                to.setAtIndex(ValueLayout.JAVA_FLOAT, i, values[i]);
            }
        }
    }

    @Override
    protected double re(int transform, int bin) {
        int place = task.place(transform, bin);
        return split || !task.shape().complexResult() ? get(split ? x : y, place) : get(y, 2 * place);
    }

    @Override
    protected double im(int transform, int bin) {
        if (!task.shape().complexResult()) {
            return 0;
        }
        int place = task.place(transform, bin);
        return split ? get(y, place) : get(y, 2 * place + 1);
    }

    private double get(MemorySegment from, int i) {
        return task.shape().f64()
                ? from.getAtIndex(ValueLayout.JAVA_DOUBLE, i)
                : from.getAtIndex(ValueLayout.JAVA_FLOAT, i);
    }

    @Override
    public void close() {
        calls.destroy(plan);
        heap.close();
    }
}
