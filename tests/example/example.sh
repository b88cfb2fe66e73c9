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

# Installed into a folder that is not the one it was made for, with blanks in its name.
stage="$T/a stage"
installing() { make -s "$@" BUILD="$BUILD" CC="${CC:-gcc}" DESTDIR="$stage" PREFIX='/opt/board paper'; }
check 'make install' installing install
prefix="$stage/opt/board paper"
PKG_CONFIG_PATH=$prefix/lib/pkgconfig
export PKG_CONFIG_PATH
same 'pkg-config knows the installed library' "$(pkg-config --modversion boardpaper)" \
    "$(sed -n 's/^#define BP_VERSION "\(.*\)"/\1/p' include/boardpaper.h)"
same '... where it was made for' "$(pkg-config --variable=libdir boardpaper)" '/opt/board\ paper/lib'
same 'who links it needs no other library' "$(pkg-config --define-prefix --libs-only-l boardpaper | xargs)" \
    -lboardpaper
build() { # OUTPUT FLAGS: the flags of pkg-config, which quotes blanks as a shell does
    eval "${CC:-cc} $strict tests/example/example.c $2 -o \"\$1\""
}
flags=$(pkg-config --define-prefix --cflags --libs boardpaper)
check 'it builds with the installed shared library' build "$T/shared" "$flags"
has '... and asks for it' "$(LD_LIBRARY_PATH=$prefix/lib ldd "$T/shared")" "$prefix/lib/libboardpaper.so.0"
check '... and runs' env LD_LIBRARY_PATH="$prefix/lib" "$T/shared" "$T/good.xml" "$T/shared.pdf"
check '... with the same report' cmp "$T/shared.pdf" "$T/program.pdf"
rm -f "$prefix/lib/libboardpaper.so"
flags=$(pkg-config --define-prefix --static --cflags --libs boardpaper)
check 'it builds with the installed static library' build "$T/static" "$flags"
check '... and runs' "$T/static" "$T/good.xml" "$T/static.pdf"
check '... with the same report' cmp "$T/static.pdf" "$T/program.pdf"
check 'make uninstall' installing uninstall
same '... leaves nothing of its own' "$(find "$stage" ! -type d -o -name boardpaper)" ''

printf '#include <boardpaper.h>\nint main() { bp_free(bp_new()); }\n' > "$T/example.cc"
cxx=$(command -v g++ || command -v clang++ || true)
check 'the header is good C++, too' "${cxx:-c++}" -fsyntax-only -Wall -Wextra -Wpedantic -Werror -Iinclude \
    "$T/example.cc"
