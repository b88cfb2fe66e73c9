# The shared library hands out the functions of the public header, and nothing else: the header, the reviewed list
# and the library as it was built name the same. It is loaded at any address without being written to.
. tests/tap.sh
map=src/api/exports.map
shared=$BUILD/libboardpaper.so

header=$(sed -n 's/^BP_API .*\(bp_[a-z0-9_]*\)(.*/\1/p' include/boardpaper.h | sort)
has 'the header is read' "$header" bp_render
same 'the list has what the header declares' "$(sed -n 's/^    \(bp_[a-z0-9_]*\);$/\1/p' $map | sort)" "$header"
same '... in order, and nothing by a pattern but the rest' \
    "$(sed -n '/^global:/,/^local:/p' $map | sed '1d;$d' | LC_ALL=C sort -u)" \
    "$(sed -n '/^global:/,/^local:/p' $map | sed '1d;$d')"
version=$(sed -n 's/^#define BP_VERSION "\([0-9]*\.[0-9]*\)\..*/\1/p' include/boardpaper.h)
has 'the list is of this version' "$(cat $map)" "BOARDPAPER_$version {"

if ! command -v readelf > /dev/null; then
    skip 'the library as it was built' 'readelf (Debian: binutils) is missing'
else
    same 'the library exports what the list has' "$(nm -D --defined-only "$shared" |
        sed -n "s/.* [A-Z] \(.*\)@@BOARDPAPER_$version\$/\1/p" | sort)" "$header"
    same '... and nothing more' \
        "$(nm -D --defined-only "$shared" | grep -v "@@BOARDPAPER_$version\$" | awk '{ print $3 }')" \
        "BOARDPAPER_$version"
    dynamic=$(readelf -dW "$shared")
    has 'programs ask for it by its first two numbers' "$dynamic" "soname: [libboardpaper.so.$version]"
    same 'its code is shared by all who load it' "$(printf '%s\n' "$dynamic" | grep TEXTREL)" ''
    has '... and its tables are read-only from the start' "$dynamic" BIND_NOW
    same '... and its stack is no code' "$(readelf -lW "$shared" | grep -cE 'GNU_STACK.* RW ')" 1
fi
