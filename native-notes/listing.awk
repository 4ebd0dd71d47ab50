# Reads what -XX:CompileCommand=print wrote, takes the last full C2 compilation (on-stack replacements only if there is
# no other) and prints its innermost loops with their counts: the one with the most vector instructions, or all (all=1).
# Instructions are those of AT&T syntax: the last operand is the target.

/^Compiled method \(c2\)/ {
    osr = $0 ~ / % /
    take = !osr || lastWasOsr != 0
    if (take) {
        count = 0
        head = $0
        lastWasOsr = osr
    }
    taken = take
    next
}
/^Compiled method/ { taken = 0; next }
/^ *0x[0-9a-f]+: / && taken {
    line = $0
    sub(/^ */, "", line)
    address = line
    sub(/:.*/, "", address)
    sub(/^0x[0-9a-f]+: */, "", line)
    comment = line ~ / [;#] / ? line : ""
    sub(/ +[;#] .*/, "", line)
    sub(/^[^;#]*[;#] */, "; ", comment)
    if (line == "") {
        next
    }
    count++
    code[count] = line
    note[count] = comment
    place[address] = count
    split(line, word, " ")
    target[count] = word[1] ~ /^(j|b|cb|tb)/ ? word[length(word)] : ""
    next
}

function vectors(from, to,    i, n) {
    for (i = from; i <= to; i++) {
        n += code[i] ~ /[xyz]mm|[ {]v[0-9]+\.|[ {]z[0-9]+\./
    }
    return n + 0
}

function calls(from, to,    i, n) {
    for (i = from; i <= to; i++) {
        n += code[i] ~ /^(call|bl) /
    }
    return n + 0
}

function show(from, to,    i, fma, broadcast, load, store, stack, spilled, text) {
    for (i = from; i <= to; i++) {
        text = code[i]
        if (text ~ /^(vfn?m(add|sub)|fml[as])/) fma++
        if (text ~ /^vbroadcast|\{1to|^ld1r|^dup/) broadcast++
        if (text ~ /%rsp|\[sp/) stack++
        if (text ~ /%rsp|\[sp/ && text ~ /[xyz]mm|[ {]v[0-9]+|[ {]z[0-9]+|[ ,][qd][0-9]+/) spilled++
        if (text ~ /^(st|stp|str)/ || text ~ /\)(\{%k[0-9]\})?$/ && text !~ /^(v?cmp|test|lea|prefetch|v?ucomis|j|call|nop)/) store++
        else if (text ~ /\(.*\)/ && text !~ /^(lea|prefetch|nop|j|call)/ || text ~ /^ld/) load++
        printf "    %s%s\n", text, note[i] == "" ? "" : "   " note[i]
    }
    printf "  = %d instructions, %d fma, %d broadcasts, %d loads, %d stores, %d on the stack (%d of vectors)", \
        to - from + 1, fma, broadcast, load, store, stack, spilled
    if (fma > 0) {
        printf ", %.2f instructions per fma", (to - from + 1) / fma
    }
    printf "\n"
    if (calls(from, to) > 0) {
        print "  ! it calls: vectors are boxed here, or a helper was not inlined"
    }
}

END {
    if (count == 0) {
        print "no C2 compilation in this run: is the method called often enough, and its name spelt CLASS::METHOD?"
        exit 1
    }
    print head
    most = -1
    for (i = 1; i <= count; i++) {
        if (target[i] == "" || !(target[i] in place) || place[target[i]] > i) {
            continue
        }
        from = place[target[i]]
        inner = 1
        for (j = from; j < i; j++) {
            if (target[j] != "" && (target[j] in place) && place[target[j]] >= from && place[target[j]] <= j) {
                inner = 0
            }
            if (code[j] ~ /^ret/) {
                inner = 0 # a slow path behind the method's end jumps back: no loop
            }
        }
        if (!inner) {
            continue
        }
        loops++
        if (all) {
            print "loop " loops ":"
            show(from, i)
        }
        n = vectors(from, i)
        if (calls(from, i) > 0) {
            n = 0 # a slow path, or a loop that boxes its vectors: only if there is nothing better
        }
        if (n > most) {
            most = n
            first = from
            last = i
        }
    }
    if (loops == 0) {
        print "no loop in " count " instructions"
    } else if (!all) {
        print "innermost loop with the most vector instructions, of " loops ":"
        show(first, last)
    }
}
