# The Makefile's promises: nothing is done twice, changed flags rebuild, help and install are whole.
. tests/tap.sh
T=$TEST_TMP

check 'a second make has nothing to do' make -q BUILD="$BUILD" CC="${CC:-gcc}" all
check 'the tables of faces come out the same again' sh -c '"$1/known" | cmp - "$1/known_faces.c"' - "$BUILD"
has 'make help lists the targets' "$(make help)" 'make conformance'

# In a copy, so that the build at work keeps its record of flags.
mkdir -p "$T/src/api" "$T/src/base" "$T/src/cli" "$T/include"
cp Makefile "$T"
cp include/*.h "$T/include"
cp src/base/arena.? src/base/sizes.h "$T/src/base"
cp src/api/exports.map "$T/src/api"
echo 'int main(void) { return 0; }' > "$T/src/cli/main.c"
in_copy() { make -C "$T" BUILD=build "$@" 2>&1; }
check 'a part of the sources builds' in_copy all
check '... once' in_copy -q all
has 'other flags rebuild' "$(in_copy all CFLAGS=-O1)" src/base/arena.c
check '... once' in_copy -q all CFLAGS=-O1
touch "$T/src/base/arena.h"
has 'a changed header rebuilds' "$(in_copy all CFLAGS=-O1)" src/base/arena.c
in_copy all CFLAGS=-O1 BUILD="$T/build" > /dev/null
touch "$T/src/base/arena.h"
has '... by whichever name the folder was called before' "$(in_copy all CFLAGS=-O1)" src/base/arena.c
echo 'int more; ' > "$T/src/base/more.c"
in_copy all CFLAGS=-O1 > /dev/null
rm "$T/src/base/more.c"
in_copy all CFLAGS=-O1 > /dev/null
same 'a deleted file leaves the library' "$(ar t "$T/build/libboardpaper.a")" arena.c.o

# What is installed is used in tests/example.
staged() { make -s "$@" BUILD="$BUILD" CC="${CC:-gcc}" DESTDIR="$T/stage" 2>&1; }
elsewhere() { staged "$@" PREFIX=/usr LIBDIR=/usr/lib/some-machine MANDIR=/man "DATADIR=/it's"; }
check 'make install into DESTDIR' elsewhere install
check 'the installed program runs' "$T/stage/usr/bin/boardpaper" --version
check 'the library lies where it was said' [ -e "$T/stage/usr/lib/some-machine/libboardpaper.so" ]
has '... and can be found there' "$(cat "$T/stage/usr/lib/some-machine/pkgconfig/boardpaper.pc")" \
    "libdir=\${prefix}/lib/some-machine"
for licence in LICENSE fonts/OFL.txt fonts/signs-license.txt src/layout/unicode-license.txt; do
    check "$licence goes along" cmp "$licence" "$T/stage/it's/doc/boardpaper/${licence##*/}"
done
check 'make uninstall' elsewhere uninstall
same '... leaves nothing of its own' "$(find "$T/stage" ! -type d -o -name boardpaper)" ''
same 'a relative PREFIX is refused' "$(status staged install PREFIX=usr)" 2
has '... with the reason' "$(cat "$T/stdout")" 'PREFIX=usr: this has to be a full path'
same '... as is another folder' "$(status staged install PREFIX=/usr LIBDIR=lib)" 2
same '... and nothing is installed' "$(find "$T/stage" ! -type d)" ''
same 'setup finds nothing missing' "$(sh .ci/setup.sh report)" ''
