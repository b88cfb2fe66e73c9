# bench.awk: the tables of the bench, of what was made (name, label, rows, reports, pages, bytes), and of what
# measure.c says that it cost (name, runs, CPU, least, most, wall, memory, status).
BEGIN { FS = "\t" }

function failed(why) {
    print "bench: " why > "/dev/stderr"
    exit wrong = 1
}
function grouped(n,    text) { # 12,345
    text = sprintf("%.0f", n)
    while (match(text, /[0-9][0-9][0-9][0-9](,|$)/))
        text = substr(text, 1, RSTART) "," substr(text, RSTART + 1)
    return text
}
function ms(x) { return x < 10 ? sprintf("%.2f", x) : x < 1000 ? sprintf("%.1f", x) : grouped(x) }
function ratio(a, b) { return a > 0 && b > 0 ? sprintf("%.2f", a / b) : "" }

FILENAME == ARGV[1] {
    order[++n] = $1
    label[$1] = $2; rows[$1] = $3; reports[$1] = $4; pages[$1] = $5; bytes[$1] = $6
    next
}
$8 != 0 { failed($1 " ended with status " $8) }
{ cpu[$1] = $3; least[$1] = $4; most[$1] = $5; wall[$1] = $6; memory[$1] = $7 / 1024 }

END {
    if (wrong)
        exit 1
    print "| | rows | pages | bytes | CPU ms (least–most) | a page | a report | wall ms | memory MiB | floor: CPU ms | CPU / floor |"
    print "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    for (i = 1; i <= n; i++) {
        s = order[i]
        floor = cpu["floor " s]
        printf "| %s | %s | %s | %s | %s (%s–%s) | %.3f | %s | %s | %.1f | %s | %s |\n", label[s],
            grouped(rows[s]), grouped(pages[s]), grouped(bytes[s]), ms(cpu[s]), ms(least[s]), ms(most[s]),
            cpu[s] / pages[s], ms(cpu[s] / reports[s]), ms(wall[s]), memory[s], floor ? ms(floor) : "",
            ratio(cpu[s], floor)
    }
    printf "\nLoading the libraries alone takes %s ms of CPU.\n\n", ms(cpu["load"])
    print "| ten times the rows | CPU | memory | bytes | floor: CPU |"
    print "|---|--:|--:|--:|--:|"
    for (k = 1; k <= 100; k *= 10) {
        a = "S" k * 10; b = "S" k
        printf "| %s / %s | %s | %s | %s | %s |\n", a, b, ratio(cpu[a], cpu[b]), ratio(memory[a], memory[b]),
            ratio(bytes[a], bytes[b]), ratio(cpu["floor " a], cpu["floor " b])
    }
    if (cpu["P100"] && cpu["B100"])
        printf "\nThe pack of 100 plans takes %s times the CPU and %s times the bytes of its items alone.\n",
            ratio(cpu["P100"], cpu["B100"]), ratio(bytes["P100"], bytes["B100"])
    if (cpu["B100"])
        printf "\nA batch makes %.0f reports in a second of one core; each takes %s of a single run's CPU.\n" \
            "Of its 1,000 a report has %s bytes, of the pack's 100 %s.\n",
            1000 / (cpu["B100"] / 100), ratio(cpu["B100"] / 100, cpu["S1"]), grouped(bytes["B1000"] / 1000),
            grouped(bytes["P100"] / 100)
}
