package dev.fnet.model;

import dev.fnet.gemm.Activation;
import dev.fnet.gemm.Epilogue;
import dev.fnet.gemm.PackedMatrix;
import dev.fnet.gemm.WeightStorage;

/** A linear layer, {@code act(W x + b)}. */
record Dense(PackedMatrix weight, Epilogue epilogue) {
    int outputs() {
        return weight.columns();
    }

    static Dense read(Weights weights, String name, int out, int in, Activation activation, WeightStorage storage) {
        return new Dense(weights.linear(name + ".weight", out, in, storage),
                Epilogue.of(weights.vector(name + ".bias", out), activation));
    }
}
