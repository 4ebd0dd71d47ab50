package dev.fnet.bench.peer;

import dev.fnet.bench.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every peer that is on this machine is called the right way. */
final class PeersTest {
    private interface Maker {
        Subject make(GemmTask task) throws Exception;
    }

    @TestFactory
    List<DynamicTest> products() {
        Peers peers = new Peers(1);
        List<DynamicTest> tests = new ArrayList<>();
        for (boolean dense : new boolean[] {false, true}) {
            product(tests, peers.oneDnn(), dense, task -> peers.oneDnn().gemm(task, true));
            product(tests, peers.oneDnn(), dense, task -> peers.oneDnn().gemm(task, false));
            product(tests, peers.onnxRuntime(), dense, task -> peers.onnxRuntime().gemm(task));
            product(tests, peers.pyTorch(), dense, task -> peers.pyTorch().gemm(task));
        }
        product(tests, peers.openBlas(), false, task -> peers.openBlas().gemm(task));
        product(tests, peers.netlib(), false, task -> peers.netlib().gemm(task));
        product(tests, peers.jlama(), false, task -> peers.jlama().gemm(task));
        product(tests, peers.mkl(), false, task -> peers.mkl().gemm(task, false));
        product(tests, peers.mkl(), false, task -> peers.mkl().gemm(task, true));
        return tests;
    }

    private static void product(List<DynamicTest> tests, Peer peer, boolean dense, Maker maker) {
        for (int rows : new int[] {1, 7}) {
            tests.add(DynamicTest.dynamicTest(peer.name() + ", " + rows + " rows" + (dense ? ", dense" : ""), () -> {
                try {
                    peer.open();
                } catch (Exception | LinkageError absent) {
                    Assumptions.abort(absent.toString());
                }
                Subject subject = maker.make(new GemmTask(rows, 32, 48, 2, dense));
                subject.check();
                ((AutoCloseable) subject).close();
            }));
        }
    }
}
