package dev.fnet.io;

/** The conversions that {@link JsonObject} and {@link JsonArray} share: a value of the wanted kind or a clear error. */
final class JsonGetters {
    private JsonGetters() {}

    static String string(JsonValue value, JsonPlace place) {
        if (value instanceof JsonString string) {
            return string.value();
        }
        throw place.unfit(value, "a string");
    }

    static boolean bool(JsonValue value, JsonPlace place) {
        if (value instanceof JsonBoolean bool) {
            return bool.value();
        }
        throw place.unfit(value, "true or false");
    }

    static int integer(JsonValue value, JsonPlace place) {
        if (value instanceof JsonNumber number && number.isInt()) {
            return number.intValue();
        }
        throw place.unfit(value, "an integer from -2147483648 to 2147483647");
    }

    static long longInteger(JsonValue value, JsonPlace place) {
        if (value instanceof JsonNumber number && number.isLong()) {
            return number.longValue();
        }
        throw place.unfit(value, "an integer from -2^63 to 2^63-1");
    }

    static double number(JsonValue value, JsonPlace place) {
        if (value instanceof JsonNumber number) {
            double nearest = number.doubleValue();
            if (Double.isFinite(nearest)) {
                return nearest;
            }
        }
        throw place.unfit(value, "a number in the range of a double");
    }

    static JsonObject object(JsonValue value, JsonPlace place) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw place.unfit(value, "an object");
    }

    static JsonArray array(JsonValue value, JsonPlace place) {
        if (value instanceof JsonArray array) {
            return array;
        }
        throw place.unfit(value, "an array");
    }
}
