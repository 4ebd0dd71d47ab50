package dev.fnet.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fnet.exec.Machine;
import dev.fnet.exec.Workers;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("kernel")
@net.jqwik.api.Tag("kernel")
class SessionTest {
    @Property(tries = 25)
    void hiddenStatesAgreeWithTheDefinition(@ForAll @IntRange(min = 1, max = 40) int length,
            @ForAll @IntRange(min = 1, max = 50) int hidden, @ForAll @IntRange(min = 1, max = 70) int inner,
            @ForAll boolean hot, @ForAll long seed) {
        SmallModel small = SmallModel.of(ModelClass.PRE_TRAINING, hidden, inner, "");
        FNetModel model = load(small, hot);
        SplittableRandom random = new SplittableRandom(seed);
        int[] ids = random.ints(length, 0, 50).toArray();
        int[] types = random.ints(length, 0, 4).toArray();
        int[] positions = random.ints(length, 0, 40).toArray();
        Session session = model.newSession();
        session.encode(1, length, ids, types, positions);
        Expected expected = new Expected(small, ids, types, positions);
        float[] states = new float[length * hidden];
        session.hiddenStates(states, 0);
        expected.checkStates(states);
        float[] pooled = new float[hidden];
        session.pooled(pooled, 0);
        expected.check(naive -> new double[][] {naive.pooled(expected.states(naive))}, pooled);
        float[] logits = new float[2];
        session.sequenceLogits(logits, 0);
        expected.check(naive -> naive.linear("cls.seq_relationship",
                new double[][] {naive.pooled(expected.states(naive))}), logits);
        float[] vocabulary = new float[50];
        session.predictions(1, new int[] {length - 1}, vocabulary, 0);
        expected.check(naive -> new double[][] {naive.predictions(expected.states(naive))[length - 1]}, vocabulary);
    }

    @Test
    void everyActivationAgreesWithTheDefinition() {
        for (String act : new String[] {"gelu_new", "relu", "silu"}) {
            SmallModel small = SmallModel.of(ModelClass.BASE, 48, 96, ", \"hidden_act\": \"" + act + "\"");
            Session session = load(small, false).newSession();
            int[] ids = {4, 17, 30, 5};
            session.encode(1, 4, ids, null, null);
            float[] states = new float[4 * 48];
            session.hiddenStates(states, 0);
            new Expected(small, ids, new int[4], new int[] {0, 1, 2, 3}).checkStates(states);
        }
    }

    @Property(tries = 25)
    void firstTokensAloneAgreeWithTheDefinition(@ForAll @IntRange(min = 1, max = 40) int length,
            @ForAll @IntRange(min = 1, max = 50) int hidden, @ForAll boolean hot, @ForAll long seed) {
        SmallModel small = SmallModel.of(ModelClass.SEQUENCE_CLASSIFICATION, hidden, 70, "");
        FNetModel model = load(small, hot);
        int[] ids = new SplittableRandom(seed).ints(2 * length, 0, 50).toArray();
        int[] positions = new int[length];
        for (int i = 0; i < length; i++) {
            positions[i] = i;
        }
        Session session = model.newSession();
        session.encode(1, length, ids, null, null); // leaves something behind in the scratch
        session.encodeFirst(2, length, ids, null, null);
        float[] pooled = new float[2 * hidden];
        session.pooled(pooled, 0);
        float[] alone = new float[2 * hidden];
        for (int b = 0; b < 2; b++) {
            int[] own = java.util.Arrays.copyOfRange(ids, b * length, b * length + length);
            Expected expected = new Expected(small, own, new int[length], positions);
            float[] mine = java.util.Arrays.copyOfRange(pooled, b * hidden, b * hidden + hidden);
            expected.check(naive -> new double[][] {naive.pooled(expected.states(naive))}, mine);
            Session single = model.newSession();
            single.encodeFirst(1, length, own, null, null);
            single.pooled(alone, b * hidden);
        }
        assertArrayEquals(alone, pooled);
        if (length > 1) {
            assertThrows(IllegalStateException.class, () -> session.hiddenState(1, new float[hidden], 0));
            assertThrows(IllegalStateException.class, () -> session.mean(0, new float[hidden], 0));
            assertThrows(IllegalStateException.class,
                    () -> session.hiddenStates(new float[2 * length * hidden], 0));
        }
        session.hiddenState(length, new float[hidden], 0);
        session.encode(1, length, ids, null, null);
        session.hiddenState(length - 1, new float[hidden], 0);
    }

    @Test
    void batchesThreadsAndKernelsGiveTheSameBits() {
        SmallModel small = SmallModel.of(ModelClass.SEQUENCE_CLASSIFICATION, 96, 200, "");
        int[] ids = new SplittableRandom(3).ints(5 * 21, 0, 50).toArray();
        float[] expected = new float[5 * 21 * 96];
        FNetModel cold = load(small, false);
        for (int b = 0; b < 5; b++) {
            Session single = cold.newSession();
            single.encode(1, 21, java.util.Arrays.copyOfRange(ids, b * 21, b * 21 + 21), null, null);
            single.hiddenStates(expected, b * 21 * 96);
        }
        try (Workers workers = new Workers(Math.min(2, Runtime.getRuntime().availableProcessors()))) {
            for (boolean hot : new boolean[] {false, true}) {
                FNetModel model = load(small, hot);
                for (Session session : new Session[] {model.newSession(), model.newSession(workers)}) {
                    float[] states = new float[expected.length];
                    session.encode(5, 21, ids, null, null);
                    session.hiddenStates(states, 0);
                    assertArrayEquals(expected, states);
                }
            }
        }
    }

    @Test
    void encodingAllocatesNothingOnceItsSizeWasSeen() {
        for (boolean hot : new boolean[] {false, true}) {
            if (hot) {
                assumeTrue(Machine.vectorsUsable(), "no vector kernels here");
            }
            SmallModel small = SmallModel.of(ModelClass.MASKED_LM, 64, 128, "");
            FNetModel model = small.load();
            if (hot) {
                assertTrue(model.warmUp(java.time.Duration.ofSeconds(60)).hot());
            }
            Session session = model.newSession();
            int[] ids = new SplittableRandom(4).ints(2 * 19, 0, 50).toArray();
            float[] logits = new float[3 * 50];
            int[] tokens = {0, 7, 30};
            var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
            long least = Long.MAX_VALUE;
            for (int round = 0; round < 100; round++) { // the least: compiling or a profile's warm-up may still allocate
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 20; i++) {
                    session.encode(2, 19, ids, null, null);
                    session.predictions(3, tokens, logits, 0);
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertEquals(0, least, hot ? "vector kernels" : "scalar twins");
        }
    }

    @Test
    void refusesWhatTheModelDoesNotHave() {
        Session session = SmallModel.of(ModelClass.MASKED_LM, 16, 32, "").load().newSession();
        refuses("length is 0, this model allows 1 to 40 tokens", () -> session.encode(1, 0, new int[0], null, null));
        refuses("length is 41, this model allows 1 to 40 tokens", () -> session.encode(1, 41, new int[41], null, null));
        refuses("ids has 50 at token 1 of sequence 0, this model allows 0 to 49",
                () -> session.encode(1, 2, new int[] {0, 50}, null, null));
        refuses("ids has -1 at token 0 of sequence 1, this model allows 0 to 49",
                () -> session.encode(2, 1, new int[] {0, -1}, null, null));
        refuses("types has 4 at token 0 of sequence 0, this model allows 0 to 3",
                () -> session.encode(1, 1, new int[] {0}, new int[] {4}, null));
        refuses("positions has 40 at token 0 of sequence 0, this model allows 0 to 39",
                () -> session.encode(1, 1, new int[] {0}, null, new int[] {40}));
        refuses("ids has 1 entries, 2 are needed", () -> session.encode(1, 2, new int[1], null, null));
        assertThrows(IllegalStateException.class, () -> session.hiddenStates(new float[1000], 0));
        session.encode(1, 1, new int[] {0}, null, null);
        assertThrows(IllegalStateException.class, () -> session.pooled(new float[16], 0));
        assertThrows(IllegalStateException.class, () -> session.tokenLogits(new float[16], 0));
    }

    @Test
    void moreTokensThanPositionsAreLegalWithPositionsOfTheCallersOwn() {
        SmallModel small = SmallModel.of(ModelClass.BASE, 12, 24, "");
        Session session = small.load().newSession();
        int[] ids = new SplittableRandom(5).ints(45, 0, 50).toArray();
        int[] positions = new SplittableRandom(6).ints(45, 0, 40).toArray();
        session.encode(1, 45, ids, null, positions);
        float[] states = new float[45 * 12];
        session.hiddenStates(states, 0);
        new Expected(small, ids, new int[45], positions).checkStates(states);
    }

    private static FNetModel load(SmallModel small, boolean hot) {
        FNetModel model = small.load();
        if (hot && Machine.vectorsUsable()) {
            model.state.forceHot();
        }
        return model;
    }

    private static void refuses(String message, Runnable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }

    /** The definition, exact and with noise. */
    private record Expected(SmallModel small, int[] ids, int[] types, int[] positions) {
        double[][] states(NaiveFNet naive) {
            return naive.encode(ids, types, positions);
        }

        void checkStates(float[] actual) {
            check(this::states, actual);
        }

        /** Within 16 times what noise of one rounding per step makes of it, and 2e-6 of the largest value. */
        void check(Function<NaiveFNet, double[][]> output, float[] actual) {
            double[][] exact = output.apply(new NaiveFNet(small.config, small.values, null));
            double largest = 0;
            double error = 0;
            for (int run = 0; run < 4; run++) {
                double[][] noisy = output.apply(new NaiveFNet(small.config, small.values, new SplittableRandom(run)));
                for (int t = 0; t < exact.length; t++) {
                    for (int j = 0; j < exact[t].length; j++) {
                        largest = Math.max(largest, Math.abs(exact[t][j]));
                        error = Math.max(error, Math.abs(exact[t][j] - noisy[t][j]));
                    }
                }
            }
            int columns = exact[0].length;
            for (int i = 0; i < exact.length * columns; i++) {
                assertEquals(exact[i / columns][i % columns], actual[i], 16 * error + 2e-6 * largest, "at " + i);
            }
        }
    }
}
