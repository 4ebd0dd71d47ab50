package dev.fnet.fft;

/**
 * Cosine, sine, Hartley and Walsh-Hadamard transforms by their sums, compensated in double: the reference of their
 * tests, made without anything of the library.
 */
final class NaiveReal {
    private static final double PI_REST = 1.2246467991473532e-16;

    private NaiveReal() {}

    /** Transforms by name: dct-1 … dct-4, dst-1 … dst-4, hartley, hadamard. */
    static double[] transform(String kind, double[] x, boolean ortho) {
        int n = x.length;
        double[] y = new double[n];
        for (int k = 0; k < n; k++) {
            double sum = 0;
            double rest = 0;
            for (int j = 0; j < n; j++) {
                double c = coefficient(kind, n, k, j) * edge(kind, n, k, j, ortho);
                double term = x[j] * c;
                double next = sum + term;
                double got = next - sum;
                rest += sum - (next - got) + (term - got) + Math.fma(x[j], c, -term);
                sum = next;
            }
            y[k] = sum + rest;
        }
        return y;
    }

    private static double coefficient(String kind, int n, long k, long j) {
        return switch (kind) {
            case "dct-1" -> (j == 0 || j == n - 1 ? 1 : 2) * cos(2 * j * k, 2 * (n - 1));
            case "dct-2" -> 2 * cos((2 * j + 1) * k, 2L * n);
            case "dct-3" -> (j == 0 ? 1 : 2) * cos((2 * k + 1) * j, 2L * n);
            case "dct-4" -> 2 * cos((2 * j + 1) * (2 * k + 1), 4L * n);
            case "dst-1" -> 2 * sin(2 * (j + 1) * (k + 1), 2 * (n + 1));
            case "dst-2" -> 2 * sin((2 * j + 1) * (k + 1), 2L * n);
            case "dst-3" -> (j == n - 1 ? 1 : 2) * sin((2 * k + 1) * (j + 1), 2L * n);
            case "dst-4" -> 2 * sin((2 * j + 1) * (2 * k + 1), 4L * n);
            case "hartley" -> cos(2 * j * k, n) + sin(2 * j * k, n);
            case "hadamard" -> Long.bitCount(j & k) % 2 == 0 ? 1 : -1;
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** What makes the matrix orthogonal besides its factor. */
    private static double edge(String kind, int n, int k, int j, boolean ortho) {
        if (!ortho) {
            return 1;
        }
        double in = Math.sqrt(2);
        double out = Math.sqrt(0.5);
        return switch (kind) {
            case "dct-1" -> (j == 0 || j == n - 1 ? in : 1) * (k == 0 || k == n - 1 ? out : 1);
            case "dct-2" -> k == 0 ? out : 1;
            case "dct-3" -> j == 0 ? in : 1;
            case "dst-2" -> k == n - 1 ? out : 1;
            case "dst-3" -> j == n - 1 ? in : 1;
            default -> 1;
        };
    }

    /** What forward and inverse multiply by together. */
    static double whole(String kind, int n) {
        return switch (kind) {
            case "dct-1" -> 2.0 * (n - 1);
            case "dst-1" -> 2.0 * (n + 1);
            case "hartley", "hadamard" -> n;
            default -> 2.0 * n;
        };
    }

    static String inverse(String kind) {
        return switch (kind) {
            case "dct-2" -> "dct-3";
            case "dct-3" -> "dct-2";
            case "dst-2" -> "dst-3";
            case "dst-3" -> "dst-2";
            default -> kind;
        };
    }

    /** cos(πa/b), a ≥ 0: the angle is reduced to an octant as a fraction. */
    private static double cos(long a, long b) {
        a %= 2 * b;
        if (a > b) {
            a = 2 * b - a;
        }
        if (2 * a > b) {
            return -cos(b - a, b);
        }
        if (4 * a > b) {
            return sinOfOctant(b - 2 * a, 2 * b);
        }
        double angle = Math.PI * a / b;
        double rest = Math.fma(Math.PI, a, -angle * b) / b + PI_REST * a / b - error(angle, b) / b;
        return StrictMath.cos(angle) - StrictMath.sin(angle) * rest;
    }

    private static double sin(long a, long b) {
        // sin(πa/b) = cos(π(2a − b)/2b)
        return cos(Math.abs(2 * (a % (2 * b)) - b), 2 * b);
    }

    private static double sinOfOctant(long a, long b) {
        double angle = Math.PI * a / b;
        double rest = Math.fma(Math.PI, a, -angle * b) / b + PI_REST * a / b - error(angle, b) / b;
        return StrictMath.sin(angle) + StrictMath.cos(angle) * rest;
    }

    /** What the rounding of angle·b leaves out. */
    private static double error(double angle, double b) {
        return Math.fma(angle, b, -(angle * b));
    }
}
