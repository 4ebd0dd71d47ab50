package dev.fnet.io;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Tensors spread over several safetensors files by an index. */
final class ShardedSource implements TensorSource {
    private final String file;
    private final Map<String, TensorSource> shardOf;
    private final Map<String, TensorSource> shards;
    private final Map<String, String> metadata;

    private ShardedSource(String file, Map<String, TensorSource> shardOf, Map<String, TensorSource> shards,
            Map<String, String> metadata) {
        this.file = file;
        this.shardOf = shardOf;
        this.shards = shards;
        this.metadata = metadata;
    }

    static ShardedSource open(Path index) {
        JsonObject document = Json.readObject(index);
        JsonObject map = document.object("weight_map");
        Path folder = index.toAbsolutePath().getParent();
        Map<String, TensorSource> shards = new LinkedHashMap<>();
        Map<String, TensorSource> shardOf = new LinkedHashMap<>();
        boolean opened = false;
        try {
            for (String name : map.names()) {
                String shardName = map.string(name);
                TensorSource shard = shards.get(shardName);
                if (shard == null) {
                    checkName(shardName, name, map);
                    shard = Safetensors.open(folder.resolve(shardName));
                    shards.put(shardName, shard);
                }
                if (!shard.has(name)) {
                    throw map.error(name, "is not in the file " + ModelFormatException.quoted(shardName),
                            "fetch index and shards again, from the same revision");
                }
                shardOf.put(name, shard);
            }
            ShardedSource source = new ShardedSource(index.toString(), Collections.unmodifiableMap(shardOf), shards,
                    metadata(shards));
            opened = true;
            return source;
        } finally {
            if (!opened) {
                closeAll(shards);
            }
        }
    }

    /** Only plain relative names: no way out of the folder on any system, no index of indices. */
    private static void checkName(String shard, String tensor, JsonObject map) {
        boolean plain = !shard.isEmpty() && shard.endsWith(".safetensors");
        int begin = 0;
        for (int i = 0; i <= shard.length(); i++) {
            char c = i == shard.length() ? '/' : shard.charAt(i);
            if (c == '/') {
                String part = shard.substring(begin, i);
                plain &= !part.isEmpty() && !part.equals(".") && !part.equals("..");
                begin = i + 1;
            }
            plain &= c >= ' ' && c != '\\' && c != ':';
        }
        if (!plain) {
            throw map.error(tensor, "names the file " + ModelFormatException.quoted(shard)
                    + ", must name a .safetensors file in the folder of the index", "do not trust this model");
        }
    }

    /** The metadata of all shards; the first one that knows a key decides. */
    private static Map<String, String> metadata(Map<String, TensorSource> shards) {
        Map<String, String> all = new LinkedHashMap<>();
        for (TensorSource shard : shards.values()) {
            for (Map.Entry<String, String> entry : shard.metadata().entrySet()) {
                all.putIfAbsent(entry.getKey(), entry.getValue());
            }
        }
        return Collections.unmodifiableMap(all);
    }

    @Override
    public String file() {
        return file;
    }

    @Override
    public Set<String> names() {
        return shardOf.keySet();
    }

    @Override
    public TensorInfo info(String name) {
        return shard(name).info(name);
    }

    @Override
    public String fileOf(String name) {
        return shard(name).file();
    }

    @Override
    public Map<String, String> metadata() {
        return metadata;
    }

    @Override
    public void read(String name, long from, int count, float[] into, int off) {
        shard(name).read(name, from, count, into, off);
    }

    @Override
    public void readBits16(String name, long from, int count, short[] into, int off) {
        shard(name).readBits16(name, from, count, into, off);
    }

    @Override
    public void readBytes(String name, long from, int count, byte[] into, int off) {
        shard(name).readBytes(name, from, count, into, off);
    }

    private TensorSource shard(String name) {
        TensorSource shard = shardOf.get(name);
        if (shard == null) {
            throw new ModelFormatException(file, "tensor " + ModelFormatException.quoted(name), "is missing",
                    "check that the weights belong to this kind of model");
        }
        return shard;
    }

    @Override
    public void close() {
        closeAll(shards);
    }

    private static void closeAll(Map<String, TensorSource> shards) {
        for (TensorSource shard : shards.values()) {
            shard.close();
        }
    }
}
