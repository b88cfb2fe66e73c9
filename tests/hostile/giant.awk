# giant.awk: writes a plan that is large in one way.
#
#   awk -v kind=rows -v n=100000 -f tests/hostile/giant.awk > plan.xml
#
# `kind` is one of the branches at the end; `n` is how many (of "file", "word", "title", "text", "href",
# "marks": bytes). All else in the plan is small and good, so that what is said of it, and what it costs, is
# its kind's alone.

function times(text, count,    all) { # text, count times: by doubling
    all = ""
    while (count > 0) {
        if (count % 2)
            all = all text
        text = text text
        count = int(count / 2)
    }
    return all
}
function head(title) {
    print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<action-plan xml:lang=\"en-GB\">"
    print "<title>" title "</title><organisation>Example Council</organisation>"
    print "<report from=\"2019-07-01\" to=\"2019-09-30\"><title>Quarter 2 Report</title></report>"
}
function actions() {
    print "<actions>"
}
function priority(title) {
    print "<priority><title>" title "</title>"
}
function row(ref, update, more) {
    print "<action ref=\"" ref "\" due=\"March 2020\" status=\"" status "\"><description>Hold event " ref \
        " for residents</description><lead>Council</lead>" more "<update>" update "</update></action>"
}
function small(update, more) { # the plan with one row, which has this update
    head("A plan"); actions(); priority("Roads")
    row("1.1", update, more)
    print "</priority></actions></action-plan>"
}
function of(name) {
    return name == what ? long : "Some " name
}
function statement(i) {
    return "In month " i " the team met " (i * 7) % 1000 " residents in ward " i % 13 ", and wrote to " \
        (i * 31) % 977 " more about case " i "."
}

BEGIN {
    status = "green"
    if (kind == "rows" || kind == "findings" || kind == "duplicates" || kind == "measures") {
        head("A plan")
        if (kind == "measures")
            print "<success-measures><heading>Measures</heading>"
        else
            actions()
        for (i = 0; i < n; i++) {
            if (kind == "measures") {
                print "<measure ref=\"M" i "\" due=\"March 2020\" status=\"green\"><theme>Crime " i \
                    "</theme><description>Fewer of kind " i "</description><update>" statement(i) \
                    "</update></measure>"
                continue
            }
            if (i % 50 == 0)
                priority("Priority " i / 50)
            if (kind == "findings")
                print "<action ref=\"" i "\" due=\"March 2020\" status=\"grene\" colour=\"x\"/>"
            else
                row(kind == "duplicates" ? "1.1" : int(i / 50) + 1 "." i % 50 + 1, statement(i), "")
            if (i % 50 == 49 || i == n - 1)
                print "</priority>"
        }
        print (kind == "measures" ? "</success-measures>" : "</actions>") "</action-plan>"
    } else if (kind == "priorities") {
        head("A plan"); actions()
        for (i = 0; i < n; i++) {
            priority("Priority " i)
            row(i + 1 ".1", statement(i), "")
            print "</priority>"
        }
        print "</actions></action-plan>"
    } else if (kind == "empty") { # priorities without rows
        head("A plan"); actions()
        for (i = 0; i < n; i++) {
            priority("Priority " i)
            print "</priority>"
        }
        print "</actions></action-plan>"
    } else if (kind == "partners" || kind == "leads" || kind == "red-leads") {
        element = kind == "partners" ? "partner" : "lead"
        more = part = ""
        for (i = 0; i < n; i++) {
            part = part "<" element ">Agency " i "</" element ">\n"
            if (i % 500 == 499 || i == n - 1) { # a long string grows slowly
                more = more part
                part = ""
            }
        }
        status = kind == "red-leads" ? "red" : "green" # one needs attention, and is listed twice
        small("Done.", more)
    } else if (kind == "terms") {
        head("A plan"); actions(); priority("Roads")
        row("1.1", "Done.", "")
        print "</priority></actions><glossary>"
        for (i = 0; i < n; i++)
            print "<term abbr=\"AB" i "\">Meaning of number " i "</term>"
        print "</glossary></action-plan>"
    } else if (kind == "below") { # rows below one
        head("A plan"); actions(); priority("Roads")
        print "<action ref=\"1\" due=\"March 2020\" status=\"green\"><description>Hold events</description>" \
            "<lead>Council</lead><update>Done.</update>"
        for (i = 1; i <= n; i++)
            row("1." i, statement(i), "")
        print "</action></priority></actions></action-plan>"
    } else if (kind == "continued") { # measures that continue the first
        head("A plan")
        print "<success-measures><heading>Measures</heading>"
        for (i = 0; i < n; i++)
            print "<measure" (i ? "" : " ref=\"M1\"") " due=\"March 2020\" status=\"green\"><theme>Crime " i \
                "</theme><description>Fewer of kind " i "</description><update>" statement(i) \
                "</update></measure>"
        print "</success-measures></action-plan>"
    } else if (kind == "odd") { # each fourth ref has a form of its own
        head("A plan"); actions(); priority("Roads")
        for (i = 0; i < n; i++)
            row(i % 4 ? "1." i : sprintf("1.%c%c%c%c.%d", 65 + i / 4 % 26, 65 + i / 104 % 26, 65 + i / 2704 % 26, \
                65 + i / 70304, i), statement(i), "")
        print "</priority></actions></action-plan>"
    } else if (kind == "groups") {
        head("A plan"); actions()
        for (i = 0; i < n; i++) {
            print "<group><title>Group " i "</title>"
            priority("Priority " i)
            row(i + 1 ".1", statement(i), "")
            print "</priority></group>"
        }
        print "</actions></action-plan>"
    } else if (kind == "words") { # paragraphs below a heading
        head("A plan"); actions(); priority("Roads")
        print times("<p>" statement(3) "</p>\n", n)
        row("1.1", "Done.", "")
        print "</priority></actions></action-plan>"
    } else if (kind == "columns" || kind == "cells") { # too many columns; many cells for one of few
        head("A plan"); actions()
        print "<columns><column id=\"description\"/><column id=\"status\"/><column id=\"lead\"/>" \
            "<column id=\"due\"/><column id=\"ref\"/><column id=\"update\"/>"
        for (i = 0; i < (kind == "columns" ? n : 3); i++)
            print "<column id=\"c" i "\">Column " i "</column>"
        print "</columns>"
        priority("Roads")
        row("1.1", "Done.", kind == "cells" ? times("<cell column=\"c1\">A word</cell>\n", n) : "")
        print "</priority></actions></action-plan>"
    } else if (kind == "values") { # a series
        head("A plan")
        print "<success-measures><heading>Measures</heading>"
        print "<measure ref=\"M1\" due=\"March 2020\" status=\"green\"><theme>Crime</theme>" \
            "<description>Fewer</description><number unit=\"crimes\" target=\"9\" better=\"lower\">"
        for (i = 0; i < n; i++)
            print "<value period=\"P" i "\">" i % 10 "</value>"
        print "</number><update>Done.</update></measure></success-measures></action-plan>"
    } else if (kind == "statuses") {
        print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<action-plan xml:lang=\"en-GB\">"
        print "<title>A plan</title><organisation>Council</organisation>"
        print "<report from=\"2019-07-01\" to=\"2019-09-30\"><title>Quarter 2 Report</title></report><statuses>"
        for (i = 0; i < n; i++)
            print "<status id=\"s" i "\" label=\"Status " i "\"/>"
        print "</statuses><actions><priority><title>Roads</title>"
        print "<action ref=\"1.1\" status=\"s0\"><description>Hold an event</description></action>"
        print "</priority></actions></action-plan>"
    } else if (kind == "file") { # bytes: rows, then a comment that fills up
        head("A plan"); actions(); priority("Roads")
        row("1.1", "Done.", "")
        print "</priority></actions></action-plan>"
        ORS = ""
        print "<!--" times("x", n - 460) "-->" # 460: all the rest, as giants.sh makes sure
    } else if (kind == "paragraphs") { # a cell of many pages
        small(times("<p>" statement(3) "</p>\n", n))
    } else if (kind == "items")
        small("<ul>" times("<li>" statement(3) "</li>\n", n) "</ul>")
    else if (kind == "tiny") # what takes most memory for its bytes
        small("<ul>" times("<li>x</li>", n) "</ul>")
    else if (kind == "word")
        small(times("x", n))
    else if (kind == "text") # bytes of words
        small(substr(times("some words of a text that goes on ", n / 34 + 1), 1, n - 1) ".")
    else if (kind == "cdata")
        small("<![CDATA[" times("x ", n / 2) "]]>")
    else if (kind == "instruction")
        small("<?note " times("x", n) "?>Done.")
    else if (kind ~ /^(names|prefixes|instructions)$/) {
        head("A plan"); actions(); print "<unknown>"
        for (i = 0; i < n; i++)
            printf kind == "names" ? "<e%d/>\n" : kind == "prefixes" ? "<p%d:a/>\n" : "<?t%d?>\n", i
        print "</unknown></actions></action-plan>"
    } else if (kind == "unknown")
        small(times("<unknown/>", n))
    else if (kind == "title") {
        head(times("Word ", n / 5)); actions(); priority("Roads")
        row("1.1", "Done.", "")
        print "</priority></actions></action-plan>"
    } else if (kind == "depth")
        small(times("<ul><li>", n) "x" times("</li></ul>", n))
    else if (kind == "entities")
        small(times("&amp;", n))
    else if (kind == "references")
        small(times("&#65;", n))
    else if (kind == "marks") # bytes of U+0301 over one letter
        small("e" times("\314\201", n / 2))
    else if (kind == "runs")
        small(times("<strong>b</strong>c", n))
    else if (kind == "spaced") # runs with spaces between them
        small(times("<em>one</em> two ", n))
    else if (kind == "breaks")
        small(times("x<br/>", n) "x")
    else if (kind == "links")
        small(times("<a href=\"https://example.org/\">here</a> ", n))
    else if (kind == "href")
        small("<a href=\"https://example.org/" times("x", n) "\">here</a>")
    else if (kind == "abbreviations") {
        text = ""
        for (i = 0; i < n; i++)
            text = text sprintf("Q%c%c%c", 65 + i % 26, 65 + int(i / 26) % 26, 65 + int(i / 676) % 26) " met. "
        small(text)
    } else if (kind == "bidi") # words of both directions
        small(times("\327\220\327\221 ab ", n))
    else if (kind == "comments")
        small(times("<!-- x -->a ", n))
    else if (kind == "attributes") {
        small("<p" times(" a=\"\"", n) ">x</p>")
    } else if (kind == "unclosed")
        small(times("<p>", n))
    else if (kind == "brackets") # what looks like a tag, and PDF's own
        small(times("(", n))
    else if (kind == "line") { # all in one line, with findings
        ORS = ""
        head("A plan"); actions(); priority("Roads")
        for (i = 0; i < n; i++)
            row(i, "<q>Done.</q>", "")
        print "</priority></actions></action-plan>"
    } else if (index(kind, "long-") == 1) { # one text or attribute, n bytes: long-title, long-due, ...
        what = substr(kind, 6)
        long = substr(times("Word ", n / 5 + 1), 1, n - 1) "."
        print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<action-plan xml:lang=\"en-GB\">" \
            "<title>" of("title") "</title><organisation>" of("organisation") "</organisation>" \
            "<report from=\"2019-07-01\" to=\"2019-09-30\"><title>" of("report") "</title><period>" of("period") \
            "</period><update-heading>" of("update-heading") "</update-heading><version>" of("version") \
            "</version><contact>" of("contact") "</contact><meeting date=\"2019-10-01\" agenda-item=\"" \
            of("agenda-item") "\" appendix=\"" of("appendix") "\">" of("meeting") "</meeting><marking>" \
            of("marking") "</marking><summary>" of("summary") "</summary></report><statuses preset=\"rag-missing\">" \
            "<status id=\"green\" label=\"" of("label") "\" legend=\"" of("legend") "\"/></statuses>"
        print "<success-measures><heading>" of("measures") "</heading><measure ref=\"M1\" status=\"green\"><theme>" \
            of("theme") "</theme><description>Fewer</description><number unit=\"" of("unit") \
            "\" actual=\"7\"/></measure></success-measures>"
        print "<actions><heading>" of("actions") "</heading><priority><title>" of("priority") \
            "</title><action ref=\"" of("ref") "\" due=\"" of("due") "\" revised-due=\"" of("revised-due") \
            "\" status=\"green\"><description>" of("description") "</description><lead>" of("lead") \
            "</lead><partner>" of("partner") "</partner><update>" of("update") "</update><corrective-action>" \
            of("corrective-action") "</corrective-action><accept code=\"BP5008\">" of("accept") \
            "</accept></action></priority></actions><glossary><term abbr=\"" of("abbr") "\">" of("term") \
            "</term></glossary></action-plan>"
    } else {
        print "giant.awk: no kind " kind > "/dev/stderr"
        exit 2
    }
}
