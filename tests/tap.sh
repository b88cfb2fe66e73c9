# tap.sh: for test scripts: `. tests/tap.sh`. Each call prints one TAP line; what a failure looked like
# follows as comments.

: "${TEST_TMP:=$(mktemp -d)}" # unset: the script was not run by tests/run.sh
tap_n=0

tap_line() { # RESULT NAME
    tap_n=$((tap_n + 1))
    echo "$1 $tap_n - $2"
}

# check NAME COMMAND...: the command has to succeed; its output is shown where it does not.
check() {
    tap_name=$1
    shift
    if tap_out=$("$@" 2>&1); then
        tap_line ok "$tap_name"
    else
        tap_line 'not ok' "$tap_name"
        printf '%s\n' "failed: $*" "$tap_out" | sed 's/^/# /'
    fi
}

# same NAME GOT WANTED: two texts have to be equal.
same() {
    if [ "$2" = "$3" ]; then
        tap_line ok "$1"
    else
        tap_line 'not ok' "$1"
        printf '%s\n' "got:" "$2" "wanted:" "$3" | sed 's/^/# /'
    fi
}

# has NAME TEXT PART: the text has to contain the part.
has() {
    case $2 in
    *"$3"*) tap_line ok "$1" ;;
    *)
        tap_line 'not ok' "$1"
        printf '%s\n' "this:" "$2" "lacks:" "$3" | sed 's/^/# /'
        ;;
    esac
}

# lacks NAME TEXT PART: the text must not contain the part.
lacks() {
    case $2 in
    *"$3"*)
        tap_line 'not ok' "$1"
        printf '%s\n' "this:" "$2" "has:" "$3" | sed 's/^/# /'
        ;;
    *) tap_line ok "$1" ;;
    esac
}

# skip NAME WHY
skip() {
    tap_line ok "$1 # SKIP $2"
}

# status COMMAND...: runs it silently, and prints its exit status.
status() {
    tap_status=0
    "$@" > "$TEST_TMP/stdout" 2> "$TEST_TMP/stderr" || tap_status=$?
    echo "$tap_status"
}

# Whether the programs are watched as they run, by a sanitizer or from outside: they then take more memory, and
# no library goes before those that watch.
are_watched() {
    case $UNDER${CFLAGS:-} in
    *valgrind* | *-fsanitize*) true ;;
    *) false ;;
    esac
}

# on_terminal COMMAND: runs it in a terminal of its own. has_terminal: whether that can be had here.
on_terminal() {
    script -qec "$1" /dev/null < /dev/null
}
has_terminal() {
    on_terminal true > /dev/null 2>&1
}

# A plan with no fault, and one with a single one, to write into files.
good_plan() {
    cat <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<action-plan xml:lang="en-GB">
  <title>Example Action Plan 2019-2020</title>
  <organisation>Example Partnership</organisation>
  <report from="2019-07-01" to="2019-09-30">
    <title>Quarter 2 Monitoring Report</title>
  </report>
  <actions>
    <heading>Actions</heading>
    <priority>
      <title>Road Safety</title>
      <action ref="1.1" due="March 2020" status="amber">
        <description>Hold a road safety event.</description>
        <lead>County Council</lead>
        <update><p>One was held.</p></update>
        <corrective-action>Two more are booked for May.</corrective-action>
      </action>
    </priority>
  </actions>
</action-plan>
END
}
bad_plan() {
    good_plan | sed 's/Road Safety<\/title>/Road Safety<\/titel>/'
}

# For a test that works in the folder $TEST_TMP/in: a good plan there, changed by sed; and a command there.
plan() { # NAME [SED SCRIPT]
    good_plan | sed "${2-}" > "$TEST_TMP/in/$1.xml"
}
cd_in() { (cd "$TEST_TMP/in" && "$@"); }
