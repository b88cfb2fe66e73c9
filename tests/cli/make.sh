# The Makefile's promises: nothing is done twice, changed flags rebuild, help and install are whole.
. tests/tap.sh
T=$TEST_TMP

check 'a second make has nothing to do' make -q BUILD="$BUILD" CC="${CC:-gcc}" all
has 'make help lists the targets' "$(make help)" 'make conformance'

# In a copy, so that the build at work keeps its record of flags.
mkdir -p "$T/src/api" "$T/src/base" "$T/src/cli" "$T/include"
cp Makefile "$T"
cp include/*.h "$T/include"
cp src/base/arena.? "$T/src/base"
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

check 'make install into DESTDIR' make install BUILD="$BUILD" CC="${CC:-gcc}" DESTDIR="$T/stage" PREFIX=/usr
check 'the installed program runs' "$T/stage/usr/bin/boardpaper" --version
check 'make uninstall' make uninstall BUILD="$BUILD" DESTDIR="$T/stage" PREFIX=/usr
same '... leaves no file behind' "$(find "$T/stage" -type f)" ''
same 'setup finds nothing missing' "$(sh .ci/setup.sh report)" ''
