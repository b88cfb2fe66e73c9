# flags.sh: for the scripts here: `. tests/analyze/shared/flags.sh`. $flags are what the Makefile compiles with,
# but for its warnings and its hardening; $sources what is looked at.
# shellcheck disable=SC2034 # used by those that read this

packages='libxml-2.0 harfbuzz harfbuzz-subset fribidi libdeflate nettle libpng'
# shellcheck disable=SC2086 # a list of words
flags="-std=c17 -D_POSIX_C_SOURCE=200809L -Iinclude -Isrc -Itests $(pkg-config --cflags $packages |
    sed 's/-I/-isystem /g')"
sources=$(ls src/*/*.c)

# verdicts: one TAP line for each source; $TEST_TMP/NAME.said holds what was said of it, if anything.
verdicts() { # WHAT
    n=0
    for source in $sources; do
        n=$((n + 1))
        said=$TEST_TMP/$(echo "$source" | tr / _).said
        if [ ! -e "$said" ]; then
            echo "not ok $n - $1 was not run on $source"
        elif [ -s "$said" ]; then
            echo "not ok $n - $1 finds something in $source"
            sed 's/^/# /' "$said"
        else
            echo "ok $n - $1 finds nothing in $source"
        fi
    done
    echo "1..$n"
}

# each: runs a shell command on each source, two at a time; $1 is the source in it. What it prints is kept.
each() { # COMMAND
    printf '%s\n' $sources | xargs -P 2 -I{} sh -c "
        set -- {}
        said=\$TEST_TMP/\$(echo \"\$1\" | tr / _).said
        ($1) > \"\$said\" 2>&1 || [ -s \"\$said\" ] || echo \"ended with status \$?\" > \"\$said\""
}
