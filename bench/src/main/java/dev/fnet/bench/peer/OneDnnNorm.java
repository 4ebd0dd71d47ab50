package dev.fnet.bench.peer;

import java.nio.FloatBuffer;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.layer_normalization_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;

/** oneDNN's layer normalisation primitive. */
final class OneDnnNorm extends Norm {
    private static final int SRC = 1;
    private static final int DST = 17;

    private final OffHeap heap = new OffHeap();
    private final stream stream;
    private final FloatBuffer y;
    private final layer_normalization_forward norm;
    private final IntMemoryMap arguments = new IntMemoryMap();

    OneDnnNorm(engine cpu, stream stream, NormTask task) {
        super(task, "onednn");
        this.stream = stream;
        memory.desc rows = new memory.desc(new long[] {task.rows(), task.d()}, memory.data_type.f32,
                memory.format_tag.ab);
        memory.desc means = new memory.desc(new long[] {task.rows()}, memory.data_type.f32, memory.format_tag.a);
        memory.desc row = new memory.desc(new long[] {task.d()}, memory.data_type.f32, memory.format_tag.a);
        y = heap.nans(task.rows() * task.d());
        arguments.put(SRC, memory(rows, cpu, heap.copy(task.x())));
        arguments.put(DST, memory(rows, cpu, y));
        arguments.put(dnnl.DNNL_ARG_SCALE, memory(row, cpu, heap.copy(task.weight())));
        arguments.put(dnnl.DNNL_ARG_SHIFT, memory(row, cpu, heap.copy(task.bias())));
        norm = new layer_normalization_forward(new layer_normalization_forward.primitive_desc(cpu,
                dnnl.prop_kind.forward_inference.value, rows, rows, means, NormTask.EPS,
                dnnl.dnnl_use_scale | dnnl.dnnl_use_shift, new primitive_attr(), false));
    }

    @Override
    public void run() {
        norm.execute(stream, arguments);
        stream._wait();
    }

    @Override
    protected float result(int place) {
        return y.get(place);
    }

    @Override
    public void close() {
        arguments.close();
        norm.close();
        heap.close();
    }

    private static memory memory(memory.desc desc, engine cpu, FloatBuffer data) {
        return new memory(desc, cpu, new FloatPointer(data));
    }
}
