package dev.fnet.bench.peer;

import dev.fnet.bench.subject.Subject;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * FFTW in single precision, from a shared library of the system or of the user. Its licence is the GPL, so it is no
 * dependency.
 */
public final class Fftw implements Peer {
    private static final String LIBRARY = "libfftw3f.so.3";

    private final Path file;
    private final double planSeconds;
    private FftwCalls calls;
    private String version;

    /**
     * @param file the library, null: the system's
     * @param planSeconds the planner stops then
     */
    public Fftw(Path file, double planSeconds) {
        this.file = file;
        this.planSeconds = planSeconds;
    }

    @Override
    public String name() {
        return "fftw";
    }

    @Override
    public String open() {
        if (calls == null) {
            if (file != null && !Files.isReadable(file)) {
                throw new IllegalStateException("--fftw " + file + ": there is no such file");
            }
            SymbolLookup library;
            try {
                library = file == null
                        ? SymbolLookup.libraryLookup(LIBRARY, Arena.global())
                        : SymbolLookup.libraryLookup(file.toAbsolutePath(), Arena.global());
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(file == null
                        ? "no " + LIBRARY + " here; install it (Debian: libfftw3-single3) or name one by --fftw FILE"
                        : "--fftw " + file + " is no shared library for this system");
            }
            version = library.find("fftwf_version").map(text -> text.reinterpret(100).getString(0)).orElse("?");
            calls = new FftwCalls(library);
            calls.planLimit(planSeconds);
            bind();
        }
        return version;
    }

    /** @param patient tries more plans than FFTW_MEASURE does */
    public Subject fft(FftTask task, boolean patient) {
        open();
        return new FftwTransform(task, patient ? "fftw-patient" : "fftw-measure", calls, flags(patient));
    }

    /** The half spectrum of the matrix; the real part is taken out of it in Java. */
    public Subject mixing(MixingTask task, boolean patient) {
        open();
        return new FftwMixing(task, patient ? "fftw-patient" : "fftw-measure", calls, flags(patient));
    }

    FftwCalls calls() {
        open();
        return calls;
    }

    private static int flags(boolean patient) {
        return patient ? FftwCalls.PATIENT : FftwCalls.MEASURE;
    }

    /** Its functions call each other by names that MKL, loaded later, exports as well: bound now, they stay its own. */
    private void bind() {
        for (boolean real : new boolean[] {false, true}) {
            Subject small = fft(new FftTask(8, 2, false, real), false);
            small.run();
            ((Transform) small).close();
        }
        try (OffHeap heap = new OffHeap()) {
            calls.destroy(calls.plan2d(4, 4, MemorySegment.ofBuffer(heap.nans(16)),
                    MemorySegment.ofBuffer(heap.nans(24)), FftwCalls.MEASURE));
        }
    }
}
