package dev.fnet.cli;

/** Numbers as people read them, without the formatter, whose first use costs tens of milliseconds. */
final class Numbers {
    private Numbers() {}

    /** A number with {@code digits} places after the point, rounded half up. */
    static String fixed(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        long scale = 1;
        for (int i = 0; i < digits; i++) {
            scale *= 10;
        }
        double scaled = Math.abs(value) * scale;
        if (scaled >= 1e15) {
            return Double.toString(value);
        }
        long whole = Math.round(scaled);
        StringBuilder text = new StringBuilder();
        text.append(value < 0 && whole != 0 ? "-" : "").append(whole / scale);
        if (digits > 0) {
            String fraction = Long.toString(whole % scale);
            text.append('.');
            for (int i = fraction.length(); i < digits; i++) {
                text.append('0');
            }
            text.append(fraction);
        }
        return text.toString();
    }

    /** A probability as per cent, one place after the point. */
    static String percent(double probability) {
        return fixed(100 * probability, 1) + " %";
    }

    /** Three significant digits with an exponent: {@code 1.15e-06}. */
    static String scientific(double value) {
        if (!Double.isFinite(value) || value == 0) {
            return value == 0 ? "0" : Double.toString(value);
        }
        double size = Math.abs(value);
        int exponent = (int) Math.floor(Math.log10(size));
        double mantissa = exponent < -300 ? size * 1e300 / Math.pow(10, exponent + 300) : size / Math.pow(10, exponent);
        String digits = fixed(mantissa, 2);
        if (digits.equals("10.00")) {
            digits = "1.00";
            exponent++;
        }
        int absolute = Math.abs(exponent);
        return (value < 0 ? "-" : "") + digits + (exponent < 0 ? "e-" : "e+") + (absolute < 10 ? "0" : "") + absolute;
    }

    /** A time: {@code 7.3 ms}, {@code 640 ms}, {@code 12.1 s}. */
    static String time(long nanos) {
        double millis = nanos / 1e6;
        if (millis < 20) {
            return fixed(millis, 1) + " ms";
        }
        return millis < 2_000 ? fixed(millis, 0) + " ms" : fixed(millis / 1e3, 1) + " s";
    }

    /** A count with commas between the thousands. */
    static String count(long value) {
        String digits = Long.toString(Math.abs(value));
        StringBuilder text = new StringBuilder(value < 0 ? "-" : "");
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                text.append(',');
            }
            text.append(digits.charAt(i));
        }
        return text.toString();
    }

    /** Dimensions: {@code [2, 16, 48]}. */
    static String shape(long[] dimensions) {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < dimensions.length; i++) {
            text.append(i == 0 ? "" : ", ").append(dimensions[i]);
        }
        return text.append(']').toString();
    }
}
