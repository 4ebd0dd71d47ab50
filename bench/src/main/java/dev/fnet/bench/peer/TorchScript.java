package dev.fnet.bench.peer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A TorchScript file without parameters: one function in an archive as {@code torch.jit.save} writes it. */
final class TorchScript {
    /** Pickled: an empty tuple, the constants. */
    private static final byte[] NOTHING = {(byte) 0x80, 2, ')', '.'};

    /** Of the format; since 10 gelu has two forms. */
    private static final String VERSION = "10\n";

    private TorchScript() {}

    /**
     * @param arguments of {@code forward}, all tensors
     * @param body its statements, each on a line of its own, in TorchScript's serialised form
     */
    static byte[] module(String arguments, String... body) {
        StringBuilder code = new StringBuilder("class Module(Module):\n  __parameters__ = []\n  __buffers__ = []\n"
                + "  training : bool\n  def forward(self: __torch__.Module");
        for (String argument : arguments.split(" ")) {
            code.append(",\n    ").append(argument).append(": Tensor");
        }
        code.append(") -> Tensor:\n");
        for (String line : body) {
            code.append("    ").append(line).append('\n');
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(zip, "m/data.pkl", pickledModule());
            entry(zip, "m/code/__torch__.py", code.toString().getBytes(StandardCharsets.UTF_8));
            entry(zip, "m/constants.pkl", NOTHING);
            entry(zip, "m/version", VERSION.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** {@code Module.__new__(Module)} with the state {@code {"training": False}}. */
    private static byte[] pickledModule() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x80, 2});
        out.writeBytes("c__torch__\nModule\n".getBytes(StandardCharsets.UTF_8));
        out.writeBytes(new byte[] {')', (byte) 0x81, '}', '('});
        out.writeBytes(new byte[] {'X', 8, 0, 0, 0});
        out.writeBytes("training".getBytes(StandardCharsets.UTF_8));
        out.writeBytes(new byte[] {(byte) 0x89, 'u', 'b', '.'});
        return out.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
