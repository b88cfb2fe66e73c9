# peers.awk: the table of the peers, of what they are called (peer, label), what they made (peer and size, pages,
# bytes, files), and what measure.c says that it cost (peer and size, runs, CPU, least, most, wall, memory,
# status).
BEGIN { FS = "\t" }

function figure(x) { return x < 10 ? sprintf("%.2f", x) : x < 100 ? sprintf("%.1f", x) : sprintf("%.0f", x) }
function times(s, peer) {
    return cpu[peer " " s] && peer != "boardpaper" ? " (" figure(cpu[peer " " s] / cpu["boardpaper " s]) "×)" : ""
}
# CPU in seconds, and how often boardpaper's.
function seconds(peer, s,    x) {
    x = cpu[peer " " s] / 1000
    if (status[peer " " s] == 124)
        return sprintf("> %.0f (stopped)", x)
    if (status[peer " " s] || !x)
        return "failed"
    return (x < 1 ? sprintf("%.3f", x) : figure(x)) times(s, peer)
}
FILENAME == ARGV[1] { peer[++n] = $1; label[$1] = $2; next }
FILENAME == ARGV[2] { pages[$1] = $2; bytes[$1] = $3; files[$1] = $4; next }
{ cpu[$1] = $3; memory[$1] = $7 / 1024; status[$1] = $8 }

END {
    print "| program | S1: CPU s | S10: CPU s | S100: CPU s | S100: ms a page | S100: memory MiB | S100: pages | S100: MB | batch of 100: CPU ms a report |"
    print "|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    for (i = 1; i <= n; i++) {
        p = peer[i]
        if (!((p " S1") in cpu)) {
            print "| " label[p] " | | | | | | | | |"
            continue
        }
        big = p " S100"
        ended = !status[big] && pages[big]
        batch = p " batch"
        printf "| %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", label[p], seconds(p, "S1"), seconds(p, "S10"),
            seconds(p, "S100"), ended ? sprintf("%.2f", cpu[big] / pages[big]) : "", figure(memory[big]),
            ended ? pages[big] : "", ended ? sprintf("%.2f", bytes[big] / 1e6) : "",
            files[batch] == 100 && !status[batch] ? figure(cpu[batch] / 100) times("batch", p) : \
            sprintf("%d of 100 within 300 s", files[batch])
    }
    printf "\nOf each figure of Typst, Python takes %.0f ms to start and to load it: its newest release comes by PyPI.\n",
        cpu["start"]
}
