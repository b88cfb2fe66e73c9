# many.awk: a plan with many rows of each kind, which are long on the way from one to the next.
#
#   awk -v full=1 -f tests/small/many.awk > plan.xml
#
# full=0: nobody leads anything, and few measures have figures.

function lead(name) {
    return full ? "<lead>" name "</lead>" : ""
}

# A row's words are of no use to anyone else: each has its own number.
function row(level, number, status, more) {
    printf "%s<action ref=\"%s\" due=\"May 2026\"%s><description>Mend street %s</description>%s<update><p>It is mended at %s.</p></update>\n",
        substr("        ", 1, 2 * level), number, status ? " status=\"" status "\"" : "", number, more, number
}

BEGIN {
    print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<action-plan xml:lang=\"en-GB\"><title>Streets</title>"
    print "<report from=\"2026-07-01\" to=\"2026-09-30\"><title>Quarter 2</title></report>\n<success-measures>"
    for (i = 1; i <= 40; i++) { # those without a ref go on from the one above
        printf "<measure%s><description>Lamps of ward %d</description>%s\n", i % 20 == 1 ? " ref=\"M" i "\"" : "", i, lead("Ward " i)
        if (full || i % 3 == 0)
            printf "<number better=\"higher\" target=\"%d\" tolerance=\"5\"><value period=\"Q%d\">%d</value><value period=\"Q%d\">%d</value></number>",
                i, i % 3 + 1, i, i % 3 + 2, i + i % 7 - 4
        print "</measure>"
    }
    print "</success-measures>\n<actions>"
    for (p = 1; p <= 3; p++) {
        print "<priority><title>Ward " p "</title>"
        for (i = 1; i <= 25; i++) {
            row(1, p "." i, i % 5 ? "green" : "red",
                lead("Team " i) "<money unit=\"£\" budget=\"" i "." p "5\" spent=\"" i "\"/>")
            for (k = 1; k <= (i == 10 ? 20 : i % 2); k++) { # one has many below it
                row(2, p "." i "." k, k % 6 ? "amber" : "", "")
                row(3, p "." i "." k ".1", "red", "")
                print "</action></action>"
            }
            print "</action>"
        }
        print "</priority>"
    }
    print "</actions></action-plan>"
}
