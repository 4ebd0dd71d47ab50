package dev.fnet.fft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the vector codelets of passes along a row ({@code FloatRowRadix…Vector}) from the lists of operations of
 * {@link FftSources}; it is called from there. Their scalar twin is the column codelet of the same radix, so there is
 * none of their own.
 */
final class RowSources {
    private final boolean wide;
    private final String prefix;
    private final String element;
    private final String type;
    private final StringBuilder out = new StringBuilder();

    private RowSources(boolean wide) {
        this.wide = wide;
        prefix = wide ? "Double" : "Float";
        element = wide ? "double" : "float";
        type = prefix + "Vector";
    }

    /** File name to text. */
    static Map<String, String> generate() {
        Map<String, String> files = new TreeMap<>();
        for (boolean wide : new boolean[] {false, true}) {
            RowSources writer = new RowSources(wide);
            for (int radix : FftSources.RADICES) {
                files.put(writer.name(radix) + ".java", writer.codelet(radix));
            }
            files.put(writer.prefix + "RowCodeletsVector.java", writer.dispatch());
            files.put(writer.prefix + "RowTurnVector.java", writer.turn());
        }
        return files;
    }

    /** The forms of a codelet, see {@code FloatSingle}. */
    private enum Form {
        FIRST("first", "From the caller, split; twiddles by leg; the outputs of an element become neighbours.",
                "int count", "T[] xr", "int xo", "T[] xi", "int xj", "int xs", "T[] y", "int yo", "int im", "T[] w",
                "int wo", "int ws"),
        FIRST_PAIRS("firstPairs", "From the caller, interleaved; {@code swap} exchanges the parts.",
                "int count", "T[] x", "int xo", "int swap", "int xs", "T[] y", "int yo", "int im", "T[] w", "int wo",
                "int ws"),
        SECOND("second", "Two rows of half a vector at a time; the outputs of a row become neighbours.",
                "int count", "T[] x", "int xo", "int xim", "int xs", "T[] y", "int yo", "int im", "T[] w", "int wo",
                "int ws"),
        MIDDLE("middle", "Neighbouring vectors, 2^shift of a row, twiddle triples; in place.",
                "int count", "int shift", "T[] a", "int o", "int im", "int s", "T[] w", "int wo"),
        WIDE("wide", "Vectors ld apart, twiddle triples.",
                "int count", "T[] a", "int from", "int to", "int im", "int ld", "int s", "T[] w", "int wo"),
        LAST("last", "Without twiddles, to the caller in natural order, split.",
                "int count", "T[] x", "int xo", "int im", "int xs", "int[] from", "T[] yr", "int yo", "T[] yi",
                "int yj", "int ys"),
        LAST_PAIRS("lastPairs", "Without twiddles, to the caller in natural order, interleaved.",
                "int count", "T[] x", "int xo", "int im", "int xs", "int[] from", "T[] y", "int yo", "int swap",
                "int ys"),
        LAST_WIDE("lastWide", "The same to vectors ld apart, split.",
                "int count", "T[] x", "int xo", "int im", "int xs", "int[] from", "T[] yr", "int yo", "T[] yi",
                "int yj", "int ld", "int ys"),
        LAST_WIDE_PAIRS("lastWidePairs", "The same to vectors ld apart, interleaved.",
                "int count", "T[] x", "int xo", "int im", "int xs", "int[] from", "T[] y", "int yo", "int swap",
                "int ld", "int ys"),
        FIRST_TWO("firstTwo", "Two rows of radix 8·8, a leg of each in a vector, split; the second row at xt.",
                "T[] xr", "int xo", "T[] xi", "int xj", "int xt", "T[] y", "int yo", "int im", "T[] w", "int ws"),
        FIRST_TWO_PAIRS("firstTwoPairs", "The same, interleaved.",
                "T[] x", "int xo", "int swap", "int xt", "T[] y", "int yo", "int im", "T[] w", "int ws"),
        LAST_TWO("lastTwo", "The last pass of two rows, split; the second row to yt.",
                "T[] x", "int xo", "int im", "T[] yr", "int yo", "T[] yi", "int yj", "int yt"),
        LAST_TWO_PAIRS("lastTwoPairs", "The same, interleaved.",
                "T[] x", "int xo", "int im", "T[] y", "int yo", "int swap", "int yt");

        final String method;
        final String summary;
        final String[] parameters;

        Form(String method, String summary, String... parameters) {
            this.method = method;
            this.summary = summary;
            this.parameters = parameters;
        }

        boolean of(int radix) {
            if (two()) {
                return radix == 8;
            }
            return this != FIRST && this != FIRST_PAIRS || radix == 4 || radix == 8;
        }

        boolean two() {
            return this == FIRST_TWO || this == FIRST_TWO_PAIRS || this == LAST_TWO || this == LAST_TWO_PAIRS;
        }
    }

    private String name(int radix) {
        return prefix + "RowRadix" + radix + "Vector";
    }

    private void line(int indent, String text) {
        out.append("    ".repeat(indent)).append(text).append('\n');
    }

    private void open(boolean vector) {
        out.setLength(0);
        line(0, "// Generated by RowSources (test sources) from its lists of operations; do not edit.");
        line(0, "package dev.fnet.fft;");
        line(0, "");
        if (vector) {
            line(0, "import dev.fnet.simd.VectorShape;");
            line(0, "import jdk.incubator.vector." + type + ";");
            line(0, "import jdk.incubator.vector.VectorSpecies;");
            line(0, "");
        }
    }

    private String codelet(int radix) {
        FftSources.Butterfly b = FftSources.butterfly(radix);
        open(true);
        line(0, "/**");
        line(0, " * Radix-" + radix + " passes of one row, lanes = neighbouring elements or outputs. The forms are described"
                + " in {@link " + prefix + "Single}.");
        line(0, " */");
        line(0, "final class " + name(radix) + " {");
        line(1, "private static final VectorSpecies<" + (wide ? "Double" : "Float") + "> S = VectorShape."
                + (wide ? "F64" : "F32") + ";");
        line(1, "private static final int W = S.length();");
        for (Map.Entry<String, String> c : b.constants().entrySet()) {
            line(1, "private static final " + element + " " + c.getKey().toUpperCase(Locale.ROOT) + " = "
                    + (wide ? "" : "(float) ") + c.getValue() + ";");
        }
        line(0, "");
        line(1, "private " + name(radix) + "() {}");
        for (Form form : Form.values()) {
            if (form.of(radix)) {
                line(0, "");
                form(radix, b, form);
            }
        }
        line(0, "}");
        return out.toString();
    }

    private void index(String name, String table) {
        line(2, type + " " + name + " = " + type + ".fromArray(S, " + prefix + "Lanes." + table + ");");
    }

    private void form(int radix, FftSources.Butterfly b, Form form) {
        line(1, "/** " + form.summary + " */");
        signature(1, "static void " + form.method + "(", parameters(form), ") {");
        for (String c : b.constants().keySet()) {
            line(2, type + " " + c + " = " + type + ".broadcast(S, " + c.toUpperCase(Locale.ROOT) + ");");
        }
        switch (form) {
            case FIRST, FIRST_PAIRS -> {
                if (form == Form.FIRST_PAIRS) {
                    index("even", "UNZIP, swap * W");
                    index("odd", "UNZIP, W - swap * W");
                }
                index("low", "ZIP, 0");
                index("high", "ZIP, W");
            }
            case SECOND -> {
                index("low", "HALVES, 0");
                index("high", "HALVES, W");
                if (radix % 2 == 1) {
                    index("both", "HALVES, 2 * W");
                }
            }
            case LAST_PAIRS, LAST_WIDE_PAIRS -> {
                index("low", "PAIR, 2 * swap * W");
                index("high", "PAIR, 2 * swap * W + W");
            }
            default -> { }
        }
        if (form.two()) {
            two(radix, b, form);
            return;
        }
        switch (form) {
            case FIRST -> line(2, "int yj = yo + im;");
            case FIRST_PAIRS -> {
                line(2, "int xw = xo + W;");
                line(2, "int yj = yo + im;");
            }
            case SECOND -> {
                line(2, "int xj = xo + xim;");
                line(2, "int yj = yo + im;");
            }
            case MIDDLE -> line(2, "int oj = o + im;");
            case LAST_PAIRS, LAST_WIDE_PAIRS -> line(2, "int yw = yo + W;");
            default -> { }
        }
        line(2, "for (int i = 0; i < count; i++) {");
        loads(radix, form);
        for (String op : b.ops()) {
            op(op);
        }
        switch (form) {
            case FIRST, FIRST_PAIRS -> {
                twiddleVectors(radix);
                zip(radix, "r", "u");
                line(3, "int v = yj + i * " + radix + " * W;");
                zip(radix, "i", "v");
            }
            case SECOND -> {
                twiddleVectors(radix);
                halves(radix, "r", "u");
                line(3, "int v = yj + i * " + radix + " * W;");
                halves(radix, "i", "v");
            }
            case MIDDLE -> middle(radix, "p", "q", "(i >> shift)");
            case WIDE -> {
                line(3, "int u = to + i * ld;");
                line(3, "int v = u + im;");
                middle(radix, "u", "v", "i");
            }
            case LAST, LAST_WIDE -> {
                line(3, "int u = yo + i * " + (form == Form.LAST ? "W;" : "ld;"));
                line(3, "int v = yj + i * " + (form == Form.LAST ? "W;" : "ld;"));
                for (int k = 0; k < radix; k++) {
                    store("y" + k + "r", "yr", "u", k, "ys");
                    store("y" + k + "i", "yi", "v", k, "ys");
                }
            }
            default -> {
                line(3, "int u = yo + i * " + (form == Form.LAST_PAIRS ? "2 * W;" : "ld;"));
                line(3, "int v = yw + i * " + (form == Form.LAST_PAIRS ? "2 * W;" : "ld;"));
                for (int k = 0; k < radix; k++) {
                    store("low.selectFrom(y" + k + "r, y" + k + "i)", "y", "u", k, "ys");
                    store("high.selectFrom(y" + k + "r, y" + k + "i)", "y", "v", k, "ys");
                }
            }
        }
        line(2, "}");
        line(1, "}");
    }

    private void loads(int radix, Form form) {
        String leg = "xs";
        switch (form) {
            case FIRST -> {
                line(3, "int p = xo + i * W;");
                line(3, "int q = xj + i * W;");
            }
            case FIRST_PAIRS -> {
                line(3, "int p = xo + i * 2 * W;");
                line(3, "int q = xw + i * 2 * W;");
            }
            case SECOND -> {
                line(3, "int p = xo + i * W;");
                line(3, "int q = xj + i * W;");
            }
            case MIDDLE -> {
                line(3, "int p = o + i * W;");
                line(3, "int q = oj + i * W;");
                leg = "s";
            }
            case WIDE -> {
                line(3, "int p = from + i * ld;");
                line(3, "int q = p + im;");
                leg = "s";
            }
            default -> {
                line(3, "int p = xo + from[i];");
                line(3, "int q = p + im;");
            }
        }
        String re = form == Form.FIRST ? "xr" : form == Form.MIDDLE || form == Form.WIDE ? "a" : "x";
        String im = form == Form.FIRST ? "xi" : re;
        for (int k = 0; k < radix; k++) {
            if (form == Form.FIRST_PAIRS) {
                load("a" + k + "z", "x", "p", k, leg);
                load("b" + k + "z", "x", "q", k, leg);
                line(3, type + " x" + k + "r = even.selectFrom(a" + k + "z, b" + k + "z);");
                line(3, type + " x" + k + "i = odd.selectFrom(a" + k + "z, b" + k + "z);");
            } else {
                load("x" + k + "r", re, "p", k, leg);
                load("x" + k + "i", im, "q", k, leg);
            }
        }
    }

    /** Both passes of two rows of 64 where a vector holds a leg of each. */
    private void two(int radix, FftSources.Butterfly b, Form form) {
        boolean first = form == Form.FIRST_TWO || form == Form.FIRST_TWO_PAIRS;
        boolean pairs = form == Form.FIRST_TWO_PAIRS || form == Form.LAST_TWO_PAIRS;
        if (form != Form.FIRST_TWO_PAIRS) {
            index("lows", "HALVES, 0");
            index("highs", "HALVES, W");
        }
        if (first) {
            if (pairs) {
                index("even", "UNZIP, swap * W");
                index("odd", "UNZIP, W - swap * W");
            }
            index("low", "ZIP, 0");
            index("high", "ZIP, W");
        } else {
            line(2, "int xt = 64;");
            if (pairs) {
                index("low", "PAIR, 2 * swap * W");
                index("high", "PAIR, 2 * swap * W + W");
            }
        }
        line(2, "{");
        if (form == Form.FIRST_TWO_PAIRS) {
            for (int k = 0; k < radix; k++) {
                load("a" + k + "z", "x", "xo", k, "W");
                load("b" + k + "z", "x", "xo + xt", k, "W");
                line(3, type + " x" + k + "r = even.selectFrom(a" + k + "z, b" + k + "z);");
                line(3, type + " x" + k + "i = odd.selectFrom(a" + k + "z, b" + k + "z);");
            }
        } else {
            for (int k = 0; k < radix; k += 2) {
                for (String part : new String[] {"r", "i"}) {
                    String array = first ? "x" + part : "x";
                    String at = part.equals("r") ? "xo" : first ? "xj" : "xo + im";
                    load("a" + k + "z" + part, array, at, k / 2, "W");
                    load("b" + k + "z" + part, array, at + " + xt", k / 2, "W");
                    String both = ".selectFrom(a" + k + "z" + part + ", b" + k + "z" + part + ");";
                    line(3, type + " x" + k + part + " = lows" + both);
                    line(3, type + " x" + (k + 1) + part + " = highs" + both);
                }
            }
        }
        for (String op : b.ops()) {
            op(op);
        }
        if (first) {
            line(3, "int u = yo;");
            line(3, "int v = yo + im;");
            twiddleVectors(radix, "0");
            zip(radix, "r", "u");
            zip(radix, "i", "v");
        } else if (pairs) {
            for (int k = 0; k < radix; k++) {
                store("low.selectFrom(y" + k + "r, y" + k + "i)", "y", "yo", k, "W");
                store("high.selectFrom(y" + k + "r, y" + k + "i)", "y", "yo + yt", k, "W");
            }
        } else {
            for (int k = 0; k < radix; k += 2) {
                for (String part : new String[] {"r", "i"}) {
                    String at = part.equals("r") ? "yo" : "yj";
                    String both = ".selectFrom(y" + k + part + ", y" + (k + 1) + part + ")";
                    store("lows" + both, "y" + part, at, k / 2, "W");
                    store("highs" + both, "y" + part, at + " + yt", k / 2, "W");
                }
            }
        }
        line(2, "}");
        line(1, "}");
    }

    private void twiddleVectors(int radix) {
        twiddleVectors(radix, "wo + i * W");
        line(3, "int u = yo + i * " + radix + " * W;");
    }

    private void twiddleVectors(int radix, String at) {
        line(3, "int t = " + at + ";");
        for (int k = 1; k < radix; k++) {
            load("w" + k + "r", "w", "t", 2 * (k - 1), "ws");
            load("w" + k + "i", "w", "t", 2 * (k - 1) + 1, "ws");
            line(3, type + " w" + k + "n = w" + k + "i.neg();");
            product(k);
        }
    }

    /** o = y·w. */
    private void product(int k) {
        op("j" + k + " = y" + k + "i * w" + k + "n");
        op("k" + k + " = y" + k + "i * w" + k + "r");
        op("o" + k + "r = fma(y" + k + "r, w" + k + "r, j" + k + ")");
        op("o" + k + "i = fma(y" + k + "r, w" + k + "i, k" + k + ")");
    }

    /** Outputs k of the lanes' elements, as rows of radix neighbours: zips pairs of sequences until one is left. */
    private void zip(int radix, String part, String base) {
        List<List<String>> sequences = new ArrayList<>();
        for (int k = 0; k < radix; k++) {
            sequences.add(List.of((k == 0 ? "y" : "o") + k + part));
        }
        List<String> zipped = zipped(sequences, part);
        for (int k = 0; k < radix; k++) {
            store(zipped.get(k), "y", base, k, "W");
        }
    }

    private List<String> zipped(List<List<String>> vectors, String part) {
        List<List<String>> sequences = vectors;
        int step = 0;
        while (sequences.size() > 1) {
            step++;
            int half = sequences.size() / 2;
            List<List<String>> next = new ArrayList<>();
            for (int k = 0; k < half; k++) {
                List<String> zipped = new ArrayList<>();
                for (int e = 0; e < sequences.get(k).size(); e++) {
                    String a = sequences.get(k).get(e);
                    String c = sequences.get(k + half).get(e);
                    for (int side = 0; side < 2; side++) {
                        String name = "s" + step + "_" + k + "_" + (2 * e + side) + part;
                        line(3, type + " " + name + " = " + (side == 0 ? "low" : "high") + ".selectFrom(" + a + ", " + c
                                + ");");
                        zipped.add(name);
                    }
                }
                next.add(zipped);
            }
            sequences = next;
        }
        return sequences.getFirst();
    }

    /** The low halves of all outputs, then the high ones. */
    private void halves(int radix, String part, String base) {
        for (int k = 0; k < radix; k++) {
            int one = 2 * k;
            int two = one + 1;
            String how = two < radix ? "low" : one < radix ? "both" : "high";
            String a = (one % radix == 0 ? "y" : "o") + one % radix + part;
            String c = (two % radix == 0 ? "y" : "o") + two % radix + part;
            store(how + ".selectFrom(" + a + ", " + c + ")", "y", base, k, "W");
        }
    }

    private void middle(int radix, String u, String v, String row) {
        line(3, "int t = wo + " + row + " * " + 3 * (radix - 1) + ";");
        store("y0r", "a", u, 0, "s");
        store("y0i", "a", v, 0, "s");
        for (int k = 1; k < radix; k++) {
            broadcast("w" + k + "r", 3 * (k - 1));
            broadcast("w" + k + "i", 3 * (k - 1) + 1);
            broadcast("w" + k + "n", 3 * (k - 1) + 2);
            product(k);
            store("o" + k + "r", "a", u, k, "s");
            store("o" + k + "i", "a", v, k, "s");
        }
    }

    /** Squares of W rows to columns and back. */
    private String turn() {
        open(true);
        line(0, "/**");
        line(0, " * Rows to columns and back, a square of W × W elements at a time. Vector f of a square of columns lies at");
        line(0, " * {@code even + f/2·fs} or {@code odd + f/2·fs}, so that neighbours may be real and imaginary parts; rows from");
        line(0, " * the given number on are copies of the last one.");
        line(0, " */");
        line(0, "final class " + prefix + "RowTurnVector {");
        line(1, "private static final VectorSpecies<" + (wide ? "Double" : "Float") + "> S = VectorShape."
                + (wide ? "F64" : "F32") + ";");
        line(1, "private static final int W = S.length();");
        line(0, "");
        line(1, "private " + prefix + "RowTurnVector() {}");
        int most = wide ? 8 : 16;
        for (boolean in : new boolean[] {true, false}) {
            String name = in ? "toColumns" : "toRows";
            String array = element + "[] ";
            List<String> parameters = new ArrayList<>(in
                    ? List.of("int count", "int rows", array + "x", "int xo", "int ld", array + "y", "int even", "int odd",
                            "int fs", "int next")
                    : List.of("int count", "int rows", array + "x", "int even", "int odd", "int fs", "int next",
                            array + "y", "int yo", "int ld"));
            line(0, "");
            line(1, "/** " + (in ? "W elements of each row to W vectors" : "W vectors to W elements of each row")
                    + ", {@code count} squares, the columns' {@code next} apart. */");
            signature(1, "static void " + name + "(", parameters, ") {");
            List<String> names = new ArrayList<>();
            for (String parameter : parameters) {
                names.add(parameter.substring(parameter.indexOf(' ') + 1));
            }
            for (int w = most; w >= 2; w /= 2) {
                line(2, (w == most ? "if (W == " + w : w > 2 ? "} else if (W == " + w : "} else") + (w > 2 ? ") {" : " {"));
                signature(3, name + w + "(", names, ");");
            }
            line(2, "}");
            line(1, "}");
            for (int w = most; w >= 2; w /= 2) {
                line(0, "");
                signature(1, "private static void " + name + w + "(", parameters, ") {");
                index("low", "ZIP, 0");
                index("high", "ZIP, W");
                for (int r = 1; r < w; r++) {
                    line(2, "int r" + r + " = Math.min(" + r + ", rows - 1) * ld;");
                }
                line(2, "for (int i = 0; i < count; i++) {");
                line(3, "int p = " + (in ? "xo" : "yo") + " + i * W;");
                line(3, "int e = even + i * next;");
                line(3, "int o = odd + i * next;");
                List<List<String>> vectors = new ArrayList<>();
                for (int r = 0; r < w; r++) {
                    line(3, type + " v" + r + " = " + type + ".fromArray(S, x, " + (in ? r == 0 ? "p" : "p + r" + r
                            : at(r % 2 == 0 ? "e" : "o", r / 2, "fs")) + ");");
                    vectors.add(List.of("v" + r));
                }
                List<String> turned = zipped(vectors, "");
                for (int r = 0; r < w; r++) {
                    line(3, turned.get(r) + ".intoArray(y, " + (in ? at(r % 2 == 0 ? "e" : "o", r / 2, "fs")
                            : r == 0 ? "p" : "p + r" + r) + ");");
                }
                line(2, "}");
                line(1, "}");
            }
        }
        line(0, "}");
        return out.toString();
    }

    private static String at(String base, int k, String leg) {
        return k == 0 ? base : base + " + " + (k == 1 ? leg : k + " * " + leg);
    }

    private void load(String name, String array, String base, int k, String leg) {
        line(3, type + " " + name + " = " + type + ".fromArray(S, " + array + ", " + at(base, k, leg) + ");");
    }

    private void store(String value, String array, String base, int k, String leg) {
        line(3, value + ".intoArray(" + array + ", " + at(base, k, leg) + ");");
    }

    private void broadcast(String name, int k) {
        line(3, type + " " + name + " = " + type + ".broadcast(S, w[t" + (k == 0 ? "" : " + " + k) + "]);");
    }

    private void op(String op) {
        int equals = op.indexOf(" = ");
        String right = op.substring(equals + 3);
        String text;
        if (right.startsWith("fma(")) {
            String[] args = right.substring(4, right.length() - 1).split(", ");
            text = args[0] + ".fma(" + args[1] + ", " + args[2] + ")";
        } else {
            String[] parts = right.split(" ");
            String method = switch (parts[1]) {
                case "+" -> "add";
                case "-" -> "sub";
                default -> "mul";
            };
            text = parts[0] + "." + method + "(" + parts[2] + ")";
        }
        line(3, type + " " + op.substring(0, equals) + " = " + text + ";");
    }

    private List<String> parameters(Form form) {
        List<String> list = new ArrayList<>();
        for (String parameter : form.parameters) {
            list.add(parameter.replace("T[]", element + "[]"));
        }
        return list;
    }

    /** A method head or a call, broken into lines of at most 120 columns. */
    private void signature(int indent, String head, List<String> items, String tail) {
        StringBuilder text = new StringBuilder("    ".repeat(indent) + head);
        int start = 0;
        for (int i = 0; i < items.size(); i++) {
            String item = items.get(i) + (i + 1 < items.size() ? "," : tail);
            if (text.length() - start + 1 + item.length() > 120) {
                text.append('\n');
                start = text.length();
                text.append("    ".repeat(indent + 2)).append(item);
            } else {
                text.append(i == 0 ? "" : " ").append(item);
            }
        }
        out.append(text).append('\n');
    }

    private String dispatch() {
        open(false);
        line(0, "/** Picks the codelet of a radix along a row. The forms are described in {@link " + prefix + "Single}. */");
        line(0, "final class " + prefix + "RowCodeletsVector {");
        line(1, "private " + prefix + "RowCodeletsVector() {}");
        for (Form form : Form.values()) {
            line(0, "");
            List<String> parameters = parameters(form);
            List<String> names = new ArrayList<>();
            for (String parameter : parameters) {
                names.add(parameter.substring(parameter.indexOf(' ') + 1));
            }
            parameters.addFirst("int radix");
            signature(1, "static void " + form.method + "(", parameters, ") {");
            line(2, "switch (radix) {");
            for (int radix : FftSources.RADICES) {
                if (form.of(radix)) {
                    signature(3, "case " + radix + " -> " + name(radix) + "." + form.method + "(", names, ");");
                }
            }
            line(3, "default -> throw new AssertionError(radix);");
            line(2, "}");
            line(1, "}");
        }
        line(0, "}");
        return out.toString();
    }
}
