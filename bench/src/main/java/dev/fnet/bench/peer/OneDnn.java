package dev.fnet.bench.peer;

import dev.fnet.bench.subject.Subject;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.stream;

/** oneDNN through Bytedeco's binding. It takes its number of threads from {@code OMP_NUM_THREADS}. */
public final class OneDnn implements Peer {
    private engine cpu;
    private stream stream;

    @Override
    public String name() {
        return "onednn";
    }

    @Override
    public String open() {
        if (cpu == null) {
            cpu = new engine(engine.kind.cpu, 0);
            stream = new stream(cpu);
        }
        return dnnl.dnnl_version().major() + "." + dnnl.dnnl_version().minor() + "." + dnnl.dnnl_version().patch()
                + ", effective ISA 0x" + Integer.toHexString(dnnl.dnnl_get_effective_cpu_isa());
    }

    /** @param packed with B in the layout the library likes best */
    public Subject gemm(GemmTask task, boolean packed) {
        open();
        return new OneDnnGemm(cpu, stream, task, packed);
    }

    /** A whole encoder put together of the strongest parts there are: its products and FFTW's transforms. */
    public Subject encoder(EncoderTask task, Fftw fftw) {
        open();
        return new OneDnnEncoder(cpu, stream, task, fftw.calls());
    }

    public Subject norm(NormTask task) {
        open();
        return new OneDnnNorm(cpu, stream, task);
    }
}
