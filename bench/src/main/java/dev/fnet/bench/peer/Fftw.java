package dev.fnet.bench.peer;

import dev.fnet.bench.subject.Subject;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.NoSuchElementException;

/**
 * FFTW in single precision and, where there is one, in double, from shared libraries of the system or of the user. Its
 * licence is the GPL, so it is no dependency.
 */
public final class Fftw implements Peer {
    private static final String SINGLE = "libfftw3f.so.3";
    private static final String DOUBLE = "libfftw3.so.3";

    private final Path single;
    private final Path inDouble;
    private final double planSeconds;
    private final Path wisdom;
    private FftwCalls calls;
    private FftwCalls doubles;
    private String noDoubles;
    private String version;

    /**
     * @param single the library in single precision, null: the system's
     * @param inDouble the one in double precision, null: beside the other if there is one, or else the system's
     * @param planSeconds the planner stops then
     * @param wisdom plans are read from there and kept there, double ones in a file beside it; null: nowhere
     */
    public Fftw(Path single, Path inDouble, double planSeconds, Path wisdom) {
        this.single = single;
        Path beside = single == null ? null : single.toAbsolutePath().resolveSibling(DOUBLE);
        this.inDouble = inDouble == null && beside != null && Files.isReadable(beside) ? beside : inDouble;
        this.planSeconds = planSeconds;
        this.wisdom = wisdom;
    }

    @Override
    public String name() {
        return "fftw";
    }

    @Override
    public String open() {
        if (calls == null) {
            SymbolLookup library = library("--fftw", single, SINGLE, "libfftw3-single3");
            calls = calls(library, false);
            version = version(library, "fftwf_version");
            try {
                SymbolLookup wide = library("--fftw-double", inDouble, DOUBLE, "libfftw3-double3");
                doubles = calls(wide, true);
                version += "; " + version(wide, "fftw_version");
            } catch (IllegalStateException e) {
                noDoubles = e.getMessage();
            }
        }
        return version;
    }

    private static SymbolLookup library(String option, Path file, String name, String debian) {
        if (file != null && !Files.isReadable(file)) {
            throw new IllegalStateException(option + " " + file + ": there is no such file");
        }
        try {
            return file == null
                    ? SymbolLookup.libraryLookup(name, Arena.global())
                    : SymbolLookup.libraryLookup(file.toAbsolutePath(), Arena.global());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file == null
                    ? "no " + name + " here; install it (Debian: " + debian + ") or name one by " + option + " FILE"
                    : option + " " + file + " is no shared library for this system");
        }
    }

    private FftwCalls calls(SymbolLookup library, boolean f64) {
        FftwCalls made;
        try {
            made = new FftwCalls(library, f64);
        } catch (NoSuchElementException e) {
            throw new IllegalStateException(
                    "the library is not FFTW in " + (f64 ? "double" : "single") + " precision: " + e.getMessage());
        }
        made.planLimit(planSeconds);
        bind(made, f64);
        if (wisdom != null && keptPlans(wisdomFile(f64)) && !made.readWisdom(wisdomFile(f64))) {
            throw new IllegalStateException("--wisdom " + wisdomFile(f64) + ": not this library's");
        }
        return made;
    }

    private Path wisdomFile(boolean f64) {
        return f64 ? wisdom.resolveSibling(wisdom.getFileName() + "-double") : wisdom;
    }

    /** True for a file with something in it: a library that knows nothing yet writes an empty one. */
    private static boolean keptPlans(Path file) {
        return Files.isReadable(file) && file.toFile().length() > 0;
    }

    /** Keeps all plans so far: written beside the file and moved, never over kept plans with none. */
    private <T> T planned(T subject, FftwCalls by) {
        if (wisdom == null) {
            return subject;
        }
        Path file = wisdomFile(by == doubles).toAbsolutePath();
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            if (!by.writeWisdom(fresh)) {
                throw new IllegalStateException("--wisdom " + file + ": cannot write there");
            }
            if (keptPlans(fresh)) {
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.delete(fresh);
            }
        } catch (IOException e) {
            throw new IllegalStateException("--wisdom " + file + ": " + e.getMessage());
        }
        return subject;
    }

    private static String version(SymbolLookup library, String name) {
        return library.find(name).map(text -> text.reinterpret(100).getString(0)).orElse("?");
    }

    /** @param patient tries more plans than FFTW_MEASURE does */
    public Subject fft(FftTask task, boolean patient) {
        FftwCalls by = calls(task.shape());
        String name = patient ? "fftw-patient" : "fftw-measure";
        return planned(new FftwTransform(task, name, by, false, flags(patient)), by);
    }

    /** In place, real and imaginary parts apart. */
    public Subject split(FftTask task, boolean patient) {
        FftwCalls by = calls(task.shape());
        String name = patient ? "fftw-split-patient" : "fftw-split-measure";
        return planned(new FftwTransform(task, name, by, true, flags(patient)), by);
    }

    /** The half spectrum of the matrix; the real part is taken out of it in Java. */
    public Subject mixing(MixingTask task, boolean patient) {
        open();
        String name = patient ? "fftw-patient" : "fftw-measure";
        return planned(new FftwMixing(task, name, calls, flags(patient)), calls);
    }

    FftwCalls calls() {
        open();
        return calls;
    }

    private FftwCalls calls(FftTask.Shape shape) {
        open();
        if (shape.f64() && doubles == null) {
            throw new IllegalStateException(noDoubles);
        }
        return shape.f64() ? doubles : calls;
    }

    private static int flags(boolean patient) {
        return patient ? FftwCalls.PATIENT : FftwCalls.MEASURE;
    }

    /** Its functions call each other by names that MKL, loaded later, exports as well: bound now, they stay its own. */
    private static void bind(FftwCalls calls, boolean f64) {
        for (FftTask.Kind kind : FftTask.Kind.values()) {
            for (boolean split : kind == FftTask.Kind.COMPLEX ? new boolean[] {false, true} : new boolean[1]) {
                FftTask.Shape shape = new FftTask.Shape(kind, f64, 8, 2, false, split);
                Transform small = new FftwTransform(new FftTask(shape), "", calls, split, FftwCalls.MEASURE);
                small.run();
                small.close();
            }
        }
        try (OffHeap heap = new OffHeap()) {
            calls.destroy(calls.plan2d(1, 4, 4, heap.nanBytes(256), heap.nanBytes(256), FftwCalls.MEASURE));
        }
    }
}
