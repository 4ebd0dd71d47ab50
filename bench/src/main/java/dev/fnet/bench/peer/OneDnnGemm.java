package dev.fnet.bench.peer;

import java.nio.FloatBuffer;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;

/** oneDNN's matmul primitive; bias and GELU are its own bias and post-op. */
final class OneDnnGemm extends Product {
    private static final int SRC = 1;
    private static final int DST = 17;
    private static final int WEIGHTS = 33;
    private static final int BIAS = 41;

    private final OffHeap heap = new OffHeap();
    private final stream stream;
    private final FloatBuffer c;
    private final matmul matmul;
    private final memory[] weights;
    private final IntMemoryMap[] arguments;

    OneDnnGemm(engine cpu, stream stream, GemmTask task, boolean packed) {
        super(task, packed ? "onednn-packed" : "onednn");
        this.stream = stream;
        long m = task.m();
        long k = task.k();
        long n = task.n();
        memory.desc aDesc = rows(m, k);
        memory.desc bDesc = rows(k, n);
        memory.desc cDesc = rows(m, n);
        memory.desc biasDesc = rows(1, n);
        memory.desc wished = packed
                ? new memory.desc(new long[] {k, n}, memory.data_type.f32, memory.format_tag.any)
                : bDesc;
        primitive_attr attributes = new primitive_attr();
        matmul.primitive_desc primitive;
        if (task.dense()) {
            post_ops after = new post_ops();
            after.append_eltwise(dnnl.algorithm.eltwise_gelu_tanh, 0f, 0f);
            attributes.set_post_ops(after);
            primitive = new matmul.primitive_desc(cpu, aDesc, wished, biasDesc, cDesc, attributes, false);
        } else {
            primitive = new matmul.primitive_desc(cpu, aDesc, wished, cDesc, attributes, false);
        }
        memory a = memory(aDesc, cpu, heap.copy(task.a()));
        memory bias = task.dense() ? memory(biasDesc, cpu, heap.copy(task.bias())) : null;
        c = heap.nans(task.m() * task.n());
        memory result = memory(cDesc, cpu, c);
        weights = new memory[task.sets()];
        arguments = new IntMemoryMap[task.sets()];
        for (int set = 0; set < weights.length; set++) {
            if (packed) {
                weights[set] = new memory(primitive.weights_desc(), cpu);
                try (OffHeap rows = new OffHeap()) {
                    memory from = memory(bDesc, cpu, rows.copy(task.b(set)));
                    new reorder(from, weights[set]).execute(stream, from, weights[set]);
                    stream._wait();
                    from.close();
                }
            } else {
                weights[set] = memory(bDesc, cpu, heap.copy(task.b(set)));
            }
            IntMemoryMap map = new IntMemoryMap();
            map.put(SRC, a);
            map.put(WEIGHTS, weights[set]);
            if (bias != null) {
                map.put(BIAS, bias);
            }
            map.put(DST, result);
            arguments[set] = map;
        }
        matmul = new matmul(primitive);
    }

    @Override
    protected void multiply(int set) {
        matmul.execute(stream, arguments[set]);
        stream._wait();
    }

    @Override
    protected float result(int row, int column) {
        return c.get(row * task.n() + column);
    }

    @Override
    public void close() {
        for (int set = 0; set < weights.length; set++) {
            arguments[set].close();
            weights[set].close();
        }
        matmul.close();
        heap.close();
    }

    private static memory.desc rows(long rows, long columns) {
        return new memory.desc(new long[] {rows, columns}, memory.data_type.f32, memory.format_tag.ab);
    }

    private static memory memory(memory.desc desc, engine cpu, FloatBuffer data) {
        return new memory(desc, cpu, new FloatPointer(data));
    }
}
