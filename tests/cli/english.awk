# english.awk: the English words in src/model/house.def, one stretch between places such as {1} a line. With
# -v welsh=1, the Welsh ones.
function strings(text,    out) { # what the strings in the text hold, one after the other
    out = ""
    while (match(text, /"[^"]*"/)) {
        out = out substr(text, RSTART + 1, RLENGTH - 2)
        text = substr(text, RSTART + RLENGTH)
        if (text ~ /^ *,/) out = out "\n"
    }
    return out
}
function put(phrases,    n, i, piece) {
    gsub(/\{[0-9]\}/, "\n", phrases)
    n = split(phrases, piece, "\n")
    for (i = 1; i <= n; i++) {
        gsub(/^[^A-Za-z]+|[^A-Za-z]+$/, "", piece[i])
        if (piece[i] ~ /[A-Za-z][A-Za-z][A-Za-z]/) print piece[i]
    }
}
function finish(    at, both) {
    if (entry ~ /^COUNTED/) {
        at = match(entry, /CY1?\(/)
        put(strings(welsh ? substr(entry, at) : substr(entry, 1, at - 1)))
    } else if (entry ~ /^WORD/) {
        split(strings(entry), both, "\n")
        put(both[welsh ? 2 : 1])
    }
    entry = ""
}
{ gsub(/\/\*[^*]*\*\//, "") }
/^(WORD|COUNTED)\(/ { finish() }
/^(WORD|COUNTED)\(/ || /^ / { entry = entry $0 }
/^#/ { finish() }
END { finish() }
