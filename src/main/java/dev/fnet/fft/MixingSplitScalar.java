package dev.fnet.fft;

/**
 * From the column transforms to the input of the row transforms, scalar twin.
 *
 * <p>A lane holds {@code Z = F(u + iv)} for two real columns u (column {@code j1}) and v ({@code j2}); their own
 * transforms at row n are, up to the factor 1/2 that the fold carries,
 * {@code C[n,j1] = (a + a') + i(b − b')} and {@code C[n,j2] = (b + b') + i(a' − a)} with
 * {@code a + ib = Z[n], a' + ib' = Z[-n]}. {@code C[n,-j]} is the conjugate of {@code C[n,j]}, because column −j is
 * column j read backwards. So the row transform of {@code C[n,·]} is real, and two rows go as
 * {@code G[j] = C[n1,j] + i·C[n2,j]}, {@code G[-j] = conj C[n1,j] + i·conj C[n2,j]}: real part row n1, imaginary part
 * row n2 of the result, nothing to separate afterwards. (Equivalent to the Hartley transform of
 * {@code Re C + Im C}, which needs a separation after it.) 16 additions for 4 complex inputs of the row transform.
 */
final class MixingSplitScalar {
    private MixingSplitScalar() {}

    /** Rows {@code n1} and {@code n2} into the natural rows {@code g[re…]}, {@code g[im…]} of d elements. */
    static void split(MixingShape q, float[] s, int sOff, int n1, int n2, float[] g, int re, int im) {
        lanes(q, s, sOff, n1, n2, g, re, im, 0);
    }

    /** Lanes from {@code from} on, and the columns of their own mirror: the rest of a vector kernel. */
    static void lanes(MixingShape q, float[] s, int sOff, int n1, int n2, float[] g, int re, int im, int from) {
        int row1 = sOff + n1 * MixingShape.ROW;
        int back1 = sOff + q.mirror(n1) * MixingShape.ROW;
        int row2 = sOff + n2 * MixingShape.ROW;
        int back2 = sOff + q.mirror(n2) * MixingShape.ROW;
        int p = q.fullLanes;
        for (int c = from; c < p; c++) {
            int z = q.lane(c);
            real(q, s, row1 + z, back1 + z, row2 + z, back2 + z, g, re, im, 1 + c);
            imaginary(q, s, row1 + z, back1 + z, row2 + z, back2 + z, g, re, im, 1 + p + c);
        }
        boolean middle = (q.d & 1) == 0; // column d/2 is its own mirror, its transform is real
        int z = q.lane(p);
        if ((q.half & 1) != 0) {
            if (middle) {
                g[re + q.half] = s[row1 + z] + s[back1 + z];
                g[im + q.half] = s[row2 + z] + s[back2 + z];
            } else {
                real(q, s, row1 + z, back1 + z, row2 + z, back2 + z, g, re, im, q.half);
            }
            z += MixingShape.BLOCK;
        } else if (middle) {
            int m = q.lane(p - 1) + MixingShape.BLOCK;
            g[re + q.half] = s[row1 + m] + s[back1 + m];
            g[im + q.half] = s[row2 + m] + s[back2 + m];
        }
        g[re] = s[row1 + z] + s[back1 + z];
        g[im] = s[row2 + z] + s[back2 + z];
    }

    /** Column {@code j}, the real part of its lane. */
    private static void real(
            MixingShape q, float[] s, int r1, int b1, int r2, int b2, float[] g, int re, int im, int j) {
        int i = MixingShape.BLOCK;
        float c1 = s[r1] + s[b1];
        float s1 = s[r1 + i] - s[b1 + i];
        float c2 = s[r2] + s[b2];
        float s2 = s[r2 + i] - s[b2 + i];
        store(q, c1, s1, c2, s2, g, re, im, j);
    }

    /** Column {@code j}, the imaginary part of its lane. */
    private static void imaginary(
            MixingShape q, float[] s, int r1, int b1, int r2, int b2, float[] g, int re, int im, int j) {
        int i = MixingShape.BLOCK;
        float c1 = s[r1 + i] + s[b1 + i];
        float s1 = s[b1] - s[r1];
        float c2 = s[r2 + i] + s[b2 + i];
        float s2 = s[b2] - s[r2];
        store(q, c1, s1, c2, s2, g, re, im, j);
    }

    private static void store(
            MixingShape q, float c1, float s1, float c2, float s2, float[] g, int re, int im, int j) {
        g[re + j] = c1 - s2;
        g[im + j] = c2 + s1;
        g[re + q.d - j] = c1 + s2;
        g[im + q.d - j] = c2 - s1;
    }
}
