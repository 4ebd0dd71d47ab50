package dev.fnet.bench.peer;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** FFTW's interface in one precision, which MKL offers too. Planning writes into the arrays. */
final class FftwCalls {
    static final int MEASURE = 0;
    static final int PATIENT = 1 << 5;
    private static final int FORWARD = -1;
    private static final int REDFT10 = 5;
    private static final int DHT = 2;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MemoryLayout P = ValueLayout.ADDRESS;
    private static final MemoryLayout I = ValueLayout.JAVA_INT;

    /** The first argument is the function's address, so that one constant serves all libraries. */
    private static final MethodHandle EXECUTE =
            LINKER.downcallHandle(FunctionDescriptor.ofVoid(P), Linker.Option.critical(false));

    private static final MethodHandle PLAN_MANY =
            LINKER.downcallHandle(FunctionDescriptor.of(P, I, P, I, P, P, I, I, P, P, I, I, I, I));
    private static final MethodHandle PLAN_MANY_REAL =
            LINKER.downcallHandle(FunctionDescriptor.of(P, I, P, I, P, P, I, I, P, P, I, I, I));
    private static final MethodHandle PLAN_MANY_KINDS =
            LINKER.downcallHandle(FunctionDescriptor.of(P, I, P, I, P, P, I, I, P, P, I, I, P, I));
    private static final MethodHandle PLAN_SPLIT =
            LINKER.downcallHandle(FunctionDescriptor.of(P, I, P, I, P, P, P, P, P, I));
    private static final MethodHandle WISDOM = LINKER.downcallHandle(FunctionDescriptor.of(I, P));
    private static final MethodHandle LIMIT = LINKER.downcallHandle(FunctionDescriptor.ofVoid(ValueLayout.JAVA_DOUBLE));

    private final MemorySegment execute;
    private final MemorySegment destroy;
    private final MemorySegment planMany;
    private final MemorySegment planManyReal;
    private final MemorySegment planManyKinds;
    private final MemorySegment planSplit;
    private final MemorySegment limit;
    private final MemorySegment readWisdom;
    private final MemorySegment writeWisdom;

    FftwCalls(SymbolLookup library, boolean f64) {
        String prefix = f64 ? "fftw_" : "fftwf_";
        execute = library.findOrThrow(prefix + "execute");
        destroy = library.findOrThrow(prefix + "destroy_plan");
        planMany = library.findOrThrow(prefix + "plan_many_dft");
        planManyReal = library.findOrThrow(prefix + "plan_many_dft_r2c");
        planManyKinds = library.findOrThrow(prefix + "plan_many_r2r");
        planSplit = library.findOrThrow(prefix + "plan_guru_split_dft");
        limit = library.find(prefix + "set_timelimit").orElse(null);
        readWisdom = library.find(prefix + "import_wisdom_from_filename").orElse(null);
        writeWisdom = library.find(prefix + "export_wisdom_to_filename").orElse(null);
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

    /** Plans found earlier: the planner takes them instead of looking for others. @return false if there are none */
    boolean readWisdom(Path file) {
        return wisdom(readWisdom, file);
    }

    /** Keeps all plans found so far. @return false if they cannot be written */
    boolean writeWisdom(Path file) {
        return wisdom(writeWisdom, file);
    }

    private static boolean wisdom(MemorySegment function, Path file) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) WISDOM.invokeExact(function, arena.allocateFrom(file.toAbsolutePath().toString())) != 0;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Transforms of rows or columns, dense, complex numbers interleaved. */
    MemorySegment plan(FftTask.Shape task, MemorySegment in, MemorySegment out, int flags) {
        int count = task.count();
        int stride = task.columns() ? count : 1;
        int inDistance = task.columns() ? 1 : task.n();
        int outDistance = task.columns() ? 1 : task.bins();
        MemorySegment none = MemorySegment.NULL;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment n = arena.allocateFrom(ValueLayout.JAVA_INT, task.n());
            MemorySegment kind = arena.allocateFrom(ValueLayout.JAVA_INT,
                    task.kind() == FftTask.Kind.HARTLEY ? DHT : REDFT10);
            return made(switch (task.kind()) {
                case COMPLEX -> (MemorySegment) PLAN_MANY.invokeExact(planMany, 1, n, count, in, none, stride,
                        inDistance, out, none, stride, outDistance, FORWARD, flags);
                case REAL -> (MemorySegment) PLAN_MANY_REAL.invokeExact(planManyReal, 1, n, count, in, none, stride,
                        inDistance, out, none, stride, outDistance, flags);
                case DCT2, HARTLEY -> (MemorySegment) PLAN_MANY_KINDS.invokeExact(planManyKinds, 1, n, count, in, none,
                        stride, inDistance, out, none, stride, outDistance, kind, flags);
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Complex transforms of rows or columns in place, dense, real and imaginary parts apart. */
    MemorySegment planSplit(FftTask.Shape task, MemorySegment re, MemorySegment im, int flags) {
        int stride = task.columns() ? task.count() : 1;
        int distance = task.columns() ? 1 : task.n();
        try (Arena arena = Arena.ofConfined()) {
            // fftw_iodim: size, stride of the input, stride of the result
            MemorySegment points = arena.allocateFrom(ValueLayout.JAVA_INT, task.n(), stride, stride);
            MemorySegment batch = arena.allocateFrom(ValueLayout.JAVA_INT, task.count(), distance, distance);
            return made((MemorySegment) PLAN_SPLIT.invokeExact(planSplit, 1, points, 1, batch, re, im, re, im, flags));
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** The half spectra of real matrices. */
    MemorySegment plan2d(int count, int rows, int columns, MemorySegment in, MemorySegment out, int flags) {
        MemorySegment none = MemorySegment.NULL;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment n = arena.allocateFrom(ValueLayout.JAVA_INT, rows, columns);
            return made((MemorySegment) PLAN_MANY_REAL.invokeExact(planManyReal, 2, n, count, in, none, 1,
                    rows * columns, out, none, 1, rows * (columns / 2 + 1), flags));
        } catch (RuntimeException e) {
            throw e;
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
