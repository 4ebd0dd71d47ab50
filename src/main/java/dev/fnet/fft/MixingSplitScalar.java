package dev.fnet.fft;

/**
 * From the column transforms to the input of the row transforms, scalar twin.
 *
 * <p>A lane holds {@code Z = F(u + iv)} for two real columns u (column {@code j1}) and v ({@code j2}); their own
 * transforms at row n are, up to the factor 1/2 that the last step carries,
 * {@code C[n,j1] = (a + a') + i(b − b')} and {@code C[n,j2] = (b + b') + i(a' − a)} with
 * {@code a + ib = Z[n], a' + ib' = Z[-n]}. {@code C[n,-j]} is the conjugate of {@code C[n,j]}, because column −j is
 * column j read backwards. So the row transform of {@code C[n,·]} is real, and two rows go as
 * {@code G[j] = C[n1,j] + i·C[n2,j]}, {@code G[-j] = conj C[n1,j] + i·conj C[n2,j]}: real part row n1, imaginary part
 * row n2 of the result, nothing to separate afterwards. (Equivalent to the Hartley transform of
 * {@code Re C + Im C}, which needs a separation after it.) 16 additions for 4 complex inputs of the row transform.
 */
final class MixingSplitScalar {
    private static final int I = MixingShape.LANES;

    private MixingSplitScalar() {}

    /**
     * Rows at {@code row1} and {@code row2}, their mirrors at {@code back1} and {@code back2}, into the natural rows
     * {@code g[re…]}, {@code g[im…]} of d elements. Blocks
     * are {@code block} apart.
     */
    static void split(MixingShape q, float[] s, int block, int row1, int back1, int row2, int back2, float[] g, int re,
            int im) {
        columns(q, s, block, row1, back1, row2, back2, g, re, im, 0);
    }

    /** Columns from 1 + {@code from} on, and the columns of their own mirror: the rest of a vector kernel. */
    static void columns(MixingShape q, float[] s, int block, int row1, int back1, int row2, int back2, float[] g,
            int re, int im, int from) {
        for (int j = 1 + from; j <= q.half; j++) {
            int c = place(j, block);
            if ((j - 1) % MixingShape.BLOCK < I) {
                float c1 = s[row1 + c] + s[back1 + c];
                float s1 = s[row1 + c + I] - s[back1 + c + I];
                float c2 = s[row2 + c] + s[back2 + c];
                float s2 = s[row2 + c + I] - s[back2 + c + I];
                store(q, c1, s1, c2, s2, g, re, im, j);
            } else {
                float c1 = s[row1 + c] + s[back1 + c];
                float s1 = s[back1 + c - I] - s[row1 + c - I];
                float c2 = s[row2 + c] + s[back2 + c];
                float s2 = s[back2 + c - I] - s[row2 + c - I];
                store(q, c1, s1, c2, s2, g, re, im, j);
            }
        }
        if ((q.d & 1) == 0) { // column d/2 is its own mirror, its transform is real
            int c = place(q.half, block);
            g[re + q.half] = s[row1 + c] + s[back1 + c];
            g[im + q.half] = s[row2 + c] + s[back2 + c];
        }
        int z = q.blocks * block;
        g[re] = s[row1 + z] + s[back1 + z];
        g[im] = s[row2 + z] + s[back2 + z];
    }

    /** Offset of a column in a row. */
    private static int place(int j, int block) {
        return (j - 1) / MixingShape.BLOCK * block + (j - 1) % MixingShape.BLOCK;
    }

    private static void store(
            MixingShape q, float c1, float s1, float c2, float s2, float[] g, int re, int im, int j) {
        g[re + j] = c1 - s2;
        g[im + j] = c2 + s1;
        g[re + q.d - j] = c1 + s2;
        g[im + q.d - j] = c2 - s1;
    }
}
