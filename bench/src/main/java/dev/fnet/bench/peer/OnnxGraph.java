package dev.fnet.bench.peer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An ONNX model in the making, in protobuf's wire format: just what these graphs need of onnx.proto. */
final class OnnxGraph {
    private static final int FLOAT = 1;
    private static final int TYPE_FLOAT = 1;
    private static final int TYPE_INT = 2;
    private static final int TYPE_STRING = 3;

    private final Message graph = new Message().text(2, "g");

    /** A message of fields, kept in pieces: weights are copied once, when the whole is put together. */
    private static final class Message {
        private final List<byte[]> pieces = new ArrayList<>();
        private int length;

        Message integer(int field, long value) {
            return varint((long) field << 3).varint(value);
        }

        Message single(int field, float value) {
            return varint((long) field << 3 | 5)
                    .piece(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
        }

        Message text(int field, String value) {
            return raw(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            varint((long) field << 3 | 2).varint(value.length);
            value.pieces.forEach(this::piece);
            return this;
        }

        Message raw(int field, byte[] value) {
            return varint((long) field << 3 | 2).varint(value.length).piece(value);
        }

        byte[] toBytes() {
            byte[] bytes = new byte[length];
            int at = 0;
            for (byte[] piece : pieces) {
                System.arraycopy(piece, 0, bytes, at, piece.length);
                at += piece.length;
            }
            return bytes;
        }

        private Message varint(long value) {
            byte[] bytes = new byte[10];
            int count = 0;
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                bytes[count++] = (byte) (rest & 0x7F | 0x80);
                rest >>>= 7;
            }
            bytes[count++] = (byte) rest;
            return piece(Arrays.copyOf(bytes, count));
        }

        private Message piece(byte[] bytes) {
            pieces.add(bytes);
            length = Math.addExact(length, bytes.length);
            return this;
        }
    }

    /** A node that {@link OnnxGraph#node} has begun; attributes are added before the next. */
    final class Node {
        private final Message message;

        private Node(Message message) {
            this.message = message;
        }

        Node with(String name, float value) {
            message.message(5, new Message().text(1, name).single(2, value).integer(20, TYPE_FLOAT));
            return this;
        }

        Node with(String name, long value) {
            message.message(5, new Message().text(1, name).integer(3, value).integer(20, TYPE_INT));
            return this;
        }

        Node with(String name, String value) {
            message.message(5, new Message().text(1, name).text(4, value).integer(20, TYPE_STRING));
            return this;
        }

        OnnxGraph end() {
            graph.message(1, message);
            return OnnxGraph.this;
        }
    }

    /** A float tensor known beforehand. */
    OnnxGraph constant(String name, float[] values, long... shape) {
        Message tensor = new Message();
        for (long size : shape) {
            tensor.integer(1, size);
        }
        ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        graph.message(5, tensor.integer(2, FLOAT).text(8, name).raw(9, raw.array()));
        return this;
    }

    OnnxGraph input(String name, long... shape) {
        graph.message(11, value(name, shape));
        return this;
    }

    OnnxGraph output(String name, long... shape) {
        graph.message(12, value(name, shape));
        return this;
    }

    /** @param domain empty for ONNX's own operators */
    Node node(String domain, String operator, String output, String... inputs) {
        Message node = new Message();
        for (String input : inputs) {
            node.text(1, input);
        }
        return new Node(node.text(2, output).text(3, output).text(4, operator).text(7, domain));
    }

    /** The model. */
    byte[] toBytes() {
        return new Message()
                .integer(1, 9)
                .message(7, graph)
                .message(8, new Message().text(1, "").integer(2, 20))
                .message(8, new Message().text(1, "com.microsoft").integer(2, 1))
                .toBytes();
    }

    private static Message value(String name, long... shape) {
        Message sizes = new Message();
        for (long size : shape) {
            sizes.message(1, new Message().integer(1, size));
        }
        Message tensor = new Message().integer(1, FLOAT).message(2, sizes);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }
}
