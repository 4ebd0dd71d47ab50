/**
 * FNet encoders on hand-tuned SIMD kernels in pure Java.
 *
 * <p>The Vector API module is optional at run time: without {@code --add-modules jdk.incubator.vector} the scalar
 * twins of all kernels serve, with the same bits and many times slower.
 */
module dev.fnet {
    requires static jdk.incubator.vector;
    requires jdk.management;

    uses dev.fnet.model.EmbeddedModel;

    exports dev.fnet.exec;
    exports dev.fnet.fft;
    exports dev.fnet.gemm;
    exports dev.fnet.io;
    exports dev.fnet.model;
    exports dev.fnet.nn;
    exports dev.fnet.task;
    exports dev.fnet.tokenizer;
}
