package dev.fnet.bench.peer;

import java.lang.foreign.MemorySegment;
import java.nio.FloatBuffer;

/** A plan of FFTW's, or of MKL's by the same interface. */
final class FftwTransform extends Transform {
    private final OffHeap heap = new OffHeap();
    private final FftwCalls calls;
    private final MemorySegment plan;
    private final FloatBuffer y;

    FftwTransform(FftTask task, String by, FftwCalls calls, int flags) {
        super(task, by);
        this.calls = calls;
        float[] values = task.interleaved();
        FloatBuffer x = heap.nans(values.length);
        y = heap.nans(2 * task.bins() * task.count());
        plan = calls.plan(task, MemorySegment.ofBuffer(heap.nans(1)), MemorySegment.ofBuffer(x),
                MemorySegment.ofBuffer(y), flags);
        x.put(0, values);
    }

    @Override
    public void run() {
        calls.execute(plan);
    }

    @Override
    protected float re(int transform, int bin) {
        return y.get(2 * task.place(transform, bin));
    }

    @Override
    protected float im(int transform, int bin) {
        return y.get(2 * task.place(transform, bin) + 1);
    }

    @Override
    public void close() {
        calls.destroy(plan);
        heap.close();
    }
}
