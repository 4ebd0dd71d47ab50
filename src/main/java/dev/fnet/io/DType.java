package dev.fnet.io;

/** Element types of the safetensors format. Only {@link #isWeight() four} of them can be read as weights. */
public enum DType {
    /** IEEE double. */
    F64(64),
    /** IEEE float. */
    F32(32),
    /** IEEE half. */
    F16(16),
    /** The upper half of a float. */
    BF16(16),
    /** Signed 64 bits. */
    I64(64),
    /** Signed 32 bits. */
    I32(32),
    /** Signed 16 bits. */
    I16(16),
    /** Signed byte. */
    I8(8),
    /** Unsigned 64 bits. */
    U64(64),
    /** Unsigned 32 bits. */
    U32(32),
    /** Unsigned 16 bits. */
    U16(16),
    /** Unsigned byte. */
    U8(8),
    /** One byte, 0 or 1. */
    BOOL(8),
    /** Two floats, real and imaginary part. */
    C64(64),
    /** 8-bit float, 5 bits of exponent, 2 of mantissa. */
    F8_E5M2(8),
    /** 8-bit float, 4 bits of exponent, 3 of mantissa. */
    F8_E4M3(8),
    /** 8-bit scale, exponent only. */
    F8_E8M0(8),
    /** {@link #F8_E4M3} without negative zero. */
    F8_E4M3FNUZ(8),
    /** {@link #F8_E5M2} without negative zero. */
    F8_E5M2FNUZ(8),
    /** 6-bit float, 2 bits of exponent, 3 of mantissa. */
    F6_E2M3(6),
    /** 6-bit float, 3 bits of exponent, 2 of mantissa. */
    F6_E3M2(6),
    /** 4-bit float. */
    F4(4);

    private static final DType[] ALL = values();

    private final int bits;

    DType(int bits) {
        this.bits = bits;
    }

    /** Bits of one element. */
    public int bits() {
        return bits;
    }

    /** True for the types of weights: F64, F32, F16 and BF16. */
    public boolean isWeight() {
        return ordinal() <= BF16.ordinal();
    }

    /** The type of that name, as written in files (upper case), or {@code null}. */
    public static DType named(String name) {
        for (DType type : ALL) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        return null;
    }
}
