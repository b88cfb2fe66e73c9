# The example program, built as docs/embedding.md says: against the checkout, and against an installed library.
. tests/tap.sh
T=$TEST_TMP
good_plan > "$T/good.xml"
bad_plan > "$T/bad.xml"
strict="${CFLAGS:-} -std=c11 -Wall -Wextra -Wpedantic -Werror"

# The command of the page, with the build's folder and the example's in it.
page=$(sed -n '/^cc .*libboardpaper\.a/,/[^\\]$/p' docs/embedding.md | sed 's/\\$//' | tr '\n' ' ')
has 'the page tells how to build with the library' "$page" 'example.c'
command=$(echo "$page" | sed "s|^cc|${CC:-cc} $strict|; s|build/libboardpaper.a|$BUILD/libboardpaper.a|; s|-o example|-o $T/example|")
check 'it builds' sh -c "$command"
check 'it makes a report' "$T/example" "$T/good.xml" "$T/example.pdf"
same 'the bytes in memory are as many as in the file' "$("$T/example" "$T/good.xml" "$T/example.pdf")" \
    "$(wc -c < "$T/example.pdf" | tr -d ' ') bytes"
"$BOARDPAPER" -q "$T/good.xml" --date=2019-12-04 -o "$T/program.pdf"
check 'its report is that of the program' cmp "$T/example.pdf" "$T/program.pdf"
same 'a bad plan ends it with 1' "$(status "$T/example" "$T/bad.xml" "$T/none.pdf")" 1
has '... with the finding' "$(cat "$T/stdout")" 'bad.xml:11:'
check '... and no report' [ ! -e "$T/none.pdf" ]

# From another language, by the shared library. A sanitizer has to be in the program from its start: not in python3's.
if are_watched; then
    skip 'the Python example' 'a watched library needs a program that is watched'
else
    python() { python3 tests/example/example.py "$@" "$BUILD/libboardpaper.so"; }
    check 'Python makes a report' python "$T/good.xml" "$T/python.pdf"
    check '... that is that of the program' cmp "$T/python.pdf" "$T/program.pdf"
    same 'a bad plan ends it with 1' "$(status python "$T/bad.xml" "$T/none.pdf")" 1
    has '... with the finding' "$(cat "$T/stdout")" 'bad.xml:11:25: error BP2017:'
    check '... and no report' [ ! -e "$T/none.pdf" ]
fi

make -s install BUILD="$BUILD" CC="${CC:-gcc}" DESTDIR="$T/stage" PREFIX=/usr > /dev/null
PKG_CONFIG_PATH=$T/stage/usr/lib/pkgconfig
export PKG_CONFIG_PATH
same 'pkg-config knows the installed library' "$(pkg-config --modversion boardpaper)" \
    "$(sed -n 's/^#define BP_VERSION "\(.*\)"/\1/p' include/boardpaper.h)"
# shellcheck disable=SC2046,SC2086 # lists of flags
check 'it builds with the installed library' ${CC:-cc} $strict tests/example/example.c \
    -I"$T/stage/usr/include" -L"$T/stage/usr/lib" $(pkg-config --cflags --libs boardpaper) -o "$T/installed"
check '... and runs' "$T/installed" "$T/good.xml" "$T/installed.pdf"
printf '#include <boardpaper.h>\nint main() { bp_free(bp_new()); }\n' > "$T/example.cc"
cxx=$(command -v g++ || command -v clang++ || true)
check 'the header is good C++, too' "${cxx:-c++}" -fsyntax-only -Wall -Wextra -Wpedantic -Werror -Iinclude \
    "$T/example.cc"
