package dev.fnet.tokenizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * BPE by the book and nothing else: a list of strings, all pairs looked at in every round. Works on a normalised text
 * in which no user-defined piece starts.
 */
final class NaiveBpe {
    private final PieceTable table;
    private final Map<String, Integer> main = new HashMap<>();

    NaiveBpe(SentencePiece model) {
        table = model.table();
        for (int id = 0; id < table.size(); id++) {
            byte type = table.type(id);
            if (type == ModelProto.NORMAL || type == ModelProto.USER_DEFINED || type == ModelProto.UNUSED) {
                main.put(table.text(id), id);
            }
        }
    }

    int[] ids(String normalized) {
        List<String> symbols = new ArrayList<>();
        normalized.codePoints().forEach(c -> symbols.add(Character.toString(c)));
        Map<String, String[]> splits = new HashMap<>();
        for (int i = 0; i + 1 < symbols.size(); i++) {
            offered(symbols, i, splits);
        }
        while (true) {
            int best = -1;
            float bestScore = 0;
            for (int i = 0; i + 1 < symbols.size(); i++) {
                Integer id = main.get(symbols.get(i) + symbols.get(i + 1));
                if (id != null && (best < 0 || table.score(id) > bestScore)) {
                    best = i;
                    bestScore = table.score(id);
                }
            }
            if (best < 0) {
                break;
            }
            symbols.set(best, symbols.get(best) + symbols.remove(best + 1));
            offered(symbols, best - 1, splits);
            offered(symbols, best, splits);
        }
        List<Integer> ids = new ArrayList<>();
        for (String s : symbols) {
            addPiece(s, splits, ids);
        }
        int[] fused = new int[ids.size()];
        int n = 0;
        for (int id : ids) {
            if (id != table.unknown() || n == 0 || fused[n - 1] != id) {
                fused[n++] = id;
            }
        }
        return Arrays.copyOf(fused, n);
    }

    private void offered(List<String> symbols, int i, Map<String, String[]> splits) {
        if (i >= 0 && i + 1 < symbols.size()) {
            String joined = symbols.get(i) + symbols.get(i + 1);
            Integer id = main.get(joined);
            if (id != null && table.type(id) == ModelProto.UNUSED) {
                splits.put(joined, new String[] {symbols.get(i), symbols.get(i + 1)});
            }
        }
    }

    private void addPiece(String s, Map<String, String[]> splits, List<Integer> ids) {
        int id = main.getOrDefault(s, table.unknown());
        if (table.type(id) == ModelProto.UNUSED && splits.containsKey(s)) {
            addPiece(splits.get(s)[0], splits, ids);
            addPiece(splits.get(s)[1], splits, ids);
        } else {
            ids.add(id);
        }
    }
}
