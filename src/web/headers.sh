#!/bin/sh
# Writes the headers that a library's own configure would write: these few know what the page needs, and say no to the
# rest of it.
#
#   sh src/web/headers.sh FOLDER     FOLDER/src holds the sources, FOLDER/include gets the headers
set -eu
src=$1/src include=$1/include
rm -rf "$include"
mkdir -p "$include/unistring" "$include/unicase"

# The version of a library, without Debian's part of it.
version() {
    awk -v library="$1" '$1 == library { sub(/[-+.]?(dfsg)?[-+].*|[.]dfsg.*/, "", $2); print $2; exit }' \
        "$(dirname "$0")/sources.txt"
}
# 2.9.14 as 20914
number() {
    version "$1" | awk -F. '{ print $1 * 10000 + $2 * 100 + $3 }'
}

# libxml2: a parser that tells what it reads, in the encodings that the C library knows.
sed -e "s/@VERSION@/$(version libxml2)/; s/@LIBXML_VERSION_NUMBER@/$(number libxml2)/; s/@LIBXML_VERSION_EXTRA@//" \
    -e 's/@WITH_\(TREE\|SAX1\|PUSH\|VALID\|OUTPUT\|ICONV\)@/1/; s/@WITH_[A-Z0-9_]*@/0/; s/@MODULE_EXTENSION@//' \
    "$src/libxml2/include/libxml/xmlversion.h.in" > "$src/libxml2/include/libxml/xmlversion.h"

# Debian's own patch does no more than this, to libharu's version as it stands in each PDF.
sed -i "s/\"2\.3\.0RC2\"/\"$(version libharu)\"/" "$src/libharu/include/hpdf_version.h"

cp "$src/libpng/scripts/pnglibconf.h.prebuilt" "$include/pnglibconf.h"

version fribidi | awk -F. '{
    printf "#define FRIBIDI_MAJOR_VERSION %d\n#define FRIBIDI_MINOR_VERSION %d\n#define FRIBIDI_MICRO_VERSION %d\n", $1, $2, $3
    printf "#define FRIBIDI_VERSION \"%s\"\n#define FRIBIDI \"fribidi\"\n#define FRIBIDI_NAME \"GNU FriBidi\"\n", $0
    printf "#define FRIBIDI_BUGREPORT \"\"\n#define FRIBIDI_INTERFACE_VERSION 4\n"
    printf "#define FRIBIDI_INTERFACE_VERSION_STRING \"4\"\n#define FRIBIDI_SIZEOF_INT 4\n"
}' > "$include/fribidi-config.h"

for header in unitypes uniconv unicase uninorm unistr unictype; do
    cp "$src/libunistring/lib/$header.in.h" "$include/$header.h"
done
cp "$src/libunistring/lib/unicase/special-casing.in.h" "$include/unicase/special-casing.h"
cp "$src/libunistring/lib/unistring/cdefs.h" "$src/libunistring/lib/unistring/inline.h" "$include/unistring"
echo '#include <stdint.h>' > "$include/unistring/stdint.h"
echo '#include <stdbool.h>' > "$include/unistring/stdbool.h"
echo '#define LIBUNISTRING_DLL_VARIABLE' > "$include/unistring/woe32dll.h"

ln -s ../src/nettle "$include/nettle"
version nettle | awk -F. '{
    printf "#define NETTLE_VERSION_MAJOR %d\n#define NETTLE_VERSION_MINOR %d\n#define NETTLE_USE_MINI_GMP 0\n", $1, $2
}' > "$src/nettle/version.h"
