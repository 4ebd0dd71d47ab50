package dev.fnet.bench.peer;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.layer_normalization_forward;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;

/**
 * What a C++ engineer would put together: oneDNN's products with packed weights, bias, GELU and residual as post-ops,
 * its layer normalisation, and FFTW's real transform. Real part and residual after the transform are plain Java.
 */
final class OneDnnEncoder extends Encoder {
    private static final int SRC = 1;
    private static final int DST = 17;
    private static final int WEIGHTS = 33;
    private static final int BIAS = 41;

    /** One call of a primitive. */
    private record Step(primitive what, IntMemoryMap arguments) {}

    private final OffHeap heap = new OffHeap();
    private final engine cpu;
    private final stream stream;
    private final FftwCalls calls;
    private final MemorySegment plan;
    private final MemorySegment spectrum;
    private final MemorySegment x;
    private final MemorySegment sum;
    private final FloatBuffer states;
    private final List<memory> weights = new ArrayList<>();

    /** Before the first layer, then of each layer what follows its mixing. */
    private final List<List<Step>> steps = new ArrayList<>();

    OneDnnEncoder(engine cpu, stream stream, EncoderTask task, FftwCalls calls) {
        super(task, "onednn-fftw");
        this.cpu = cpu;
        this.stream = stream;
        this.calls = calls;
        int n = task.tokens();
        int d = task.d();
        int f = task.f();
        states = heap.nans(n * d);
        FloatBuffer sums = heap.nans(n * d);
        x = MemorySegment.ofBuffer(states);
        sum = MemorySegment.ofBuffer(sums);
        spectrum = MemorySegment.ofBuffer(heap.nans(2 * n * (d / 2 + 1)));
        plan = calls.plan2d(1, n, d, x, spectrum, FftwCalls.MEASURE);

        memory hidden = memory(rows(n, d), states);
        memory summed = memory(rows(n, d), sums);
        memory inner = memory(rows(n, f), heap.nans(n * f));
        memory embedded = memory(rows(n, d), heap.copy(task.embedded()));
        layer_normalization_forward norm = norm(n, d);
        matmul.primitive_desc project = product(n, d, d, new primitive_attr());
        post_ops gelu = new post_ops();
        gelu.append_eltwise(dnnl.algorithm.eltwise_gelu_tanh, 0f, 0f);
        matmul.primitive_desc up = product(n, d, f, with(gelu));
        post_ops residual = new post_ops();
        residual.append_sum();
        matmul.primitive_desc down = product(n, f, d, with(residual));

        matmul projecting = new matmul(project);
        matmul widening = new matmul(up);
        matmul narrowing = new matmul(down);
        steps.add(List.of(
                normed(norm, "fnet.embeddings.LayerNorm", embedded, summed),
                multiplied(projecting, project, "fnet.embeddings.projection", d, d, summed, hidden)));
        for (int i = 0; i < task.layers(); i++) {
            String layer = EncoderTask.layer(i);
            steps.add(List.of(
                    normed(norm, layer + ".fourier.output.LayerNorm", summed, hidden),
                    multiplied(widening, up, layer + ".intermediate.dense", f, d, hidden, inner),
                    multiplied(narrowing, down, layer + ".output.dense", d, f, inner, hidden),
                    normed(norm, layer + ".output.LayerNorm", hidden, hidden)));
        }
    }

    @Override
    public void run() {
        execute(steps.getFirst());
        for (int i = 1; i < steps.size(); i++) {
            calls.execute(plan);
            addRealPart(spectrum, x, task.tokens(), task.d(), sum);
            execute(steps.get(i));
        }
    }

    @Override
    protected void result(float[] into) {
        states.get(0, into);
    }

    @Override
    public void close() {
        calls.destroy(plan);
        steps.forEach(list -> list.forEach(step -> step.arguments.close()));
        weights.forEach(memory::close);
        heap.close();
    }

    private void execute(List<Step> list) {
        for (int i = 0; i < list.size(); i++) {
            list.get(i).what.execute(stream, list.get(i).arguments);
        }
        stream._wait();
    }

    private static void addRealPart(MemorySegment spectrum, MemorySegment x, int n, int d, MemorySegment sum) {
        int bins = d / 2 + 1;
        for (int i = 0; i < n; i++) {
            long row = (long) i * d;
            front(spectrum, 2L * i * bins, bins, x, sum, row);
            back(spectrum, 2L * ((n - i) % n) * bins, d, x, sum, row);
        }
    }

    private static void front(MemorySegment spectrum, long from, int bins, MemorySegment x, MemorySegment sum,
            long row) {
        for (int k = 0; k < bins; k++) {
            float re = spectrum.getAtIndex(ValueLayout.JAVA_FLOAT, from + 2 * k);
            sum.setAtIndex(ValueLayout.JAVA_FLOAT, row + k, x.getAtIndex(ValueLayout.JAVA_FLOAT, row + k) + re);
        }
    }

    private static void back(MemorySegment spectrum, long from, int d, MemorySegment x, MemorySegment sum, long row) {
        for (int k = d / 2 + 1; k < d; k++) {
            float re = spectrum.getAtIndex(ValueLayout.JAVA_FLOAT, from + 2 * (d - k));
            sum.setAtIndex(ValueLayout.JAVA_FLOAT, row + k, x.getAtIndex(ValueLayout.JAVA_FLOAT, row + k) + re);
        }
    }

    private Step normed(layer_normalization_forward norm, String name, memory from, memory to) {
        IntMemoryMap map = new IntMemoryMap();
        map.put(SRC, from);
        map.put(DST, to);
        map.put(dnnl.DNNL_ARG_SCALE, vector(name + ".weight"));
        map.put(dnnl.DNNL_ARG_SHIFT, vector(name + ".bias"));
        return new Step(norm, map);
    }

    private Step multiplied(matmul matmul, matmul.primitive_desc desc, String name, int out, int in, memory from,
            memory to) {
        memory packed = new memory(desc.weights_desc(), cpu);
        try (OffHeap rows = new OffHeap()) {
            memory plain = memory(rows(in, out), rows.copy(task.transposed(name + ".weight", out, in)));
            new reorder(plain, packed).execute(stream, plain, packed);
            stream._wait();
            plain.close();
        }
        weights.add(packed);
        IntMemoryMap map = new IntMemoryMap();
        map.put(SRC, from);
        map.put(WEIGHTS, packed);
        map.put(BIAS, memory(rows(1, out), heap.copy(task.model().tensor(name + ".bias"))));
        map.put(DST, to);
        return new Step(matmul, map);
    }

    private memory vector(String name) {
        return memory(new memory.desc(new long[] {task.d()}, memory.data_type.f32, memory.format_tag.a),
                heap.copy(task.model().tensor(name)));
    }

    private layer_normalization_forward norm(int n, int d) {
        memory.desc means = new memory.desc(new long[] {n}, memory.data_type.f32, memory.format_tag.a);
        return new layer_normalization_forward(new layer_normalization_forward.primitive_desc(cpu,
                dnnl.prop_kind.forward_inference.value, rows(n, d), rows(n, d), means, task.eps(),
                dnnl.dnnl_use_scale | dnnl.dnnl_use_shift, new primitive_attr(), false));
    }

    private matmul.primitive_desc product(int m, int k, int n, primitive_attr attributes) {
        memory.desc any = new memory.desc(new long[] {k, n}, memory.data_type.f32, memory.format_tag.any);
        return new matmul.primitive_desc(cpu, rows(m, k), any, rows(1, n), rows(m, n), attributes, false);
    }

    private static primitive_attr with(post_ops ops) {
        primitive_attr attributes = new primitive_attr();
        attributes.set_post_ops(ops);
        return attributes;
    }

    private static memory.desc rows(long rows, long columns) {
        return new memory.desc(new long[] {rows, columns}, memory.data_type.f32, memory.format_tag.ab);
    }

    private memory memory(memory.desc desc, FloatBuffer data) {
        return new memory(desc, cpu, new FloatPointer(data));
    }
}
