# stages.awk: counts a run's instructions by stage of the work, from what valgrind's callgrind wrote.
#
#     awk -f stages.awk callgrind.out > STAGES        a line for each: stage, tab, instructions; then the total
#
# What counts is where an instruction stands: its library, or in the program its source file (of code
# that was inlined, the file that it came from). Names are written once, as (7) NAME, and then as (7).

# The first of these that the library's or the file's path contains gives the stage.
BEGIN {
    n = split("ld-linux,loading|libxml2,libxml2|libharfbuzz,HarfBuzz|libdeflate,libdeflate|" \
        "libhpdf,libharu|libunistring,libunistring|libfribidi,FriBidi|libc.so,libc|/lib/,other libraries|" \
        "src/read/,read|src/check/,check|src/layout/,layout|src/pdf/,pdf|src/base/,base|src/model/,model|src/api/,api|src/cli/,cli", rule, "|")
    for (i = 1; i <= n; i++) {
        split(rule[i], pair, ",")
        part[i] = pair[1]
        stage[i] = pair[2]
    }
}

function name_of(kind, text,    id) {
    id = text
    sub(/\).*/, ")", id)
    sub(/^\([0-9]+\) ?/, "", text)
    if (text != "")
        name[kind, id] = text
    return name[kind, id]
}

# Each pair of library and file is looked up once.
function stage_of(library, file,    i, path) {
    if (!((library, file) in known)) {
        path = library ~ /\/boardpaper$/ ? file : library
        for (i = 1; i <= n && !index(path, part[i]); i++)
            ;
        known[library, file] = i <= n ? stage[i] : "start and other"
    }
    return known[library, file]
}

/^ob=/ { library = name_of("ob", substr($0, 4)); next }
/^f[lie]=/ { file = name_of("fl", substr($0, 4)); next }
/^c(fi|fl)=/ { name_of("fl", substr($0, 5)); next }
/^cob=/ { name_of("ob", substr($0, 5)); next }
/^calls=/ { getline; next } # the next line is what the called function cost: it is counted there
/^[-+*0-9]/ { count[stage_of(library, file)] += $2; total += $2 }

END {
    for (s in count)
        printf "%s\t%.0f\n", s, count[s] | "sort -t '\t' -k 2 -rn"
    close("sort -t '\t' -k 2 -rn")
    printf "all\t%.0f\n", total
}
