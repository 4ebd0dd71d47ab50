package dev.fnet.bench.peer;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** FFTW's interface in single precision, which MKL offers too. Planning writes into the arrays. */
final class FftwCalls {
    static final int MEASURE = 0;
    static final int PATIENT = 1 << 5;
    private static final int FORWARD = -1;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MemoryLayout P = ValueLayout.ADDRESS;
    private static final MemoryLayout I = ValueLayout.JAVA_INT;

    /** The first argument is the function's address, so that one constant serves both libraries. */
    private static final MethodHandle EXECUTE =
            LINKER.downcallHandle(FunctionDescriptor.ofVoid(P), Linker.Option.critical(false));

    private static final MethodHandle PLAN_MANY =
            LINKER.downcallHandle(FunctionDescriptor.of(P, I, P, I, P, P, I, I, P, P, I, I, I, I));
    private static final MethodHandle PLAN_MANY_REAL =
            LINKER.downcallHandle(FunctionDescriptor.of(P, I, P, I, P, P, I, I, P, P, I, I, I));
    private static final MethodHandle PLAN_2D_REAL = LINKER.downcallHandle(FunctionDescriptor.of(P, I, I, P, P, I));
    private static final MethodHandle LIMIT = LINKER.downcallHandle(FunctionDescriptor.ofVoid(ValueLayout.JAVA_DOUBLE));

    private final MemorySegment execute;
    private final MemorySegment destroy;
    private final MemorySegment planMany;
    private final MemorySegment planManyReal;
    private final MemorySegment plan2dReal;
    private final MemorySegment limit;

    FftwCalls(SymbolLookup library) {
        execute = library.findOrThrow("fftwf_execute");
        destroy = library.findOrThrow("fftwf_destroy_plan");
        planMany = library.findOrThrow("fftwf_plan_many_dft");
        planManyReal = library.findOrThrow("fftwf_plan_many_dft_r2c");
        plan2dReal = library.findOrThrow("fftwf_plan_dft_r2c_2d");
        limit = library.find("fftwf_set_timelimit").orElse(null);
    }

    /** The planner stops looking for better plans after so many seconds, if the library knows that. */
    void planLimit(double seconds) {
        try {
            if (limit != null) {
                LIMIT.invokeExact(limit, seconds);
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Transforms of rows or columns, dense, out of place. */
    MemorySegment plan(FftTask task, MemorySegment size, MemorySegment in, MemorySegment out, int flags) {
        size.set(ValueLayout.JAVA_INT, 0, task.n());
        int stride = task.columns() ? task.count() : 1;
        int inDistance = task.columns() ? 1 : task.n();
        int outDistance = task.columns() ? 1 : task.bins();
        MemorySegment none = MemorySegment.NULL;
        try {
            return made(task.real()
                    ? (MemorySegment) PLAN_MANY_REAL.invokeExact(planManyReal, 1, size, task.count(), in, none, stride,
                            inDistance, out, none, stride, outDistance, flags)
                    : (MemorySegment) PLAN_MANY.invokeExact(planMany, 1, size, task.count(), in, none, stride,
                            inDistance, out, none, stride, outDistance, FORWARD, flags));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** The half spectrum of a real matrix. */
    MemorySegment plan2d(int rows, int columns, MemorySegment in, MemorySegment out, int flags) {
        try {
            return made((MemorySegment) PLAN_2D_REAL.invokeExact(plan2dReal, rows, columns, in, out, flags));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(MemorySegment plan) {
        try {
            EXECUTE.invokeExact(execute, plan);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    void destroy(MemorySegment plan) {
        try {
            EXECUTE.invokeExact(destroy, plan);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static MemorySegment made(MemorySegment plan) {
        if (plan.address() == 0) {
            throw new UnsupportedOperationException("has no plan for this");
        }
        return plan;
    }
}
