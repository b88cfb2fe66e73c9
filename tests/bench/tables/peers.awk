# peers.awk: the table of the peers, of lines that begin with the peer: its label; what it made (name, pages, bytes,
# files); what measure.c says that it cost (name, runs, CPU, least, most, wall, memory, status).
BEGIN { FS = "\t" }

$2 == "label" { peer[++n] = $1; label[$1] = $3 }
$2 == "made" { pages[$1, $3] = $4; bytes[$1, $3] = $5; files[$1, $3] = $6 }
$2 == "cost" { cpu[$1, $3] = $5; memory[$1, $3] = $9 / 1024; status[$1, $3] = $10 }

function figure(x) { return x < 1 ? sprintf("%.3f", x) : sprintf("%.*f", x < 10 ? 2 : x < 100, x) }
function times(p, s) {
    return p != "boardpaper" && cpu[p, s] ? sprintf(" (%.*f×)", cpu[p, s] < 10 * cpu["boardpaper", s],
        cpu[p, s] / cpu["boardpaper", s]) : ""
}
# CPU in seconds, and how often boardpaper's.
function seconds(p, s) {
    if (status[p, s] == 124)
        return "stopped after " figure(cpu[p, s] / 1000)
    return status[p, s] || !cpu[p, s] ? "failed" : figure(cpu[p, s] / 1000) times(p, s)
}
# The same for one of the batch's reports, in milliseconds; of a batch that was stopped, for those that it made.
function a_report(p,    each) {
    if (!files[p, "batch"] || status[p, "batch"] && status[p, "batch"] != 124)
        return "failed"
    each = cpu[p, "batch"] / files[p, "batch"]
    return figure(each) sprintf(p == "boardpaper" ? "" : " (%.0f×)",
        each / (cpu["boardpaper", "batch"] / files["boardpaper", "batch"]))
}

END {
    print "| program | S1: CPU s | S10: CPU s | S100: CPU s | ms a page | memory MiB | pages | MB" \
        " | batch of 100: CPU ms a report |"
    print "|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    for (i = 1; i <= n; i++) {
        p = peer[i]
        ended = pages[p, "S100"] && !status[p, "S100"]
        if (!((p, "S1") in cpu))
            print "| " label[p] " | | | | | | | | |"
        else
            printf "| %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", label[p], seconds(p, "S1"),
                seconds(p, "S10"), seconds(p, "S100"),
                ended ? figure(cpu[p, "S100"] / pages[p, "S100"]) : "", figure(memory[p, "S100"]),
                ended ? pages[p, "S100"] : "", ended ? figure(bytes[p, "S100"] / 1e6) : "", a_report(p)
    }
    print "\nFrom *ms a page* to *MB*: of S100. In brackets: how many times boardpaper's CPU."
    if (start)
        printf "Of each figure of Typst, Python takes %.0f ms to start and to load it: PyPI has its newest release.\n",
            start
}
