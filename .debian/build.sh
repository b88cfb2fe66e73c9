#!/bin/sh
# Debian packages from the sources as they lie here: `make deb` calls it as build.sh FOLDER. The packages, and
# what dpkg says of them, are left in FOLDER. Two runs give the same bytes: the date is that of
# SOURCE_DATE_EPOCH, or of the newest commit.
set -eu
cd "$(dirname "$0")/.."
[ $# = 1 ] || { echo 'usage: build.sh FOLDER' >&2; exit 2; }

version=$(sed -n 's/^#define BP_VERSION "\(.*\)"/\1/p' include/boardpaper.h)
abi=${version%.*}
seconds=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2> /dev/null || stat -c %Y include/boardpaper.h)}
mkdir -p "$1"
out=$(cd "$1" && pwd)
tree=$out/boardpaper-$version
rm -rf "$tree"
mkdir "$tree"
cp -R Makefile LICENSE CHANGELOG.md README.md include src input fonts docs .debian "$tree"
mkdir -p "$tree/tests/example"
cp tests/example/example.c "$tree/tests/example" # the manual shows it
mv "$tree/.debian" "$tree/debian"

# What follows from the version, and from the reviewed list of what the library exports.
cd "$tree/debian"
rm build.sh
sed -i "s/@ABI@/$abi/" control
mv library.install "libboardpaper$abi.install"
printf 'boardpaper (%s) unstable; urgency=medium\n\n  * See CHANGELOG.md.\n\n -- %s  %s\n' "$version" \
    "$(sed -n 's/^Maintainer: //p' control)" "$(LC_ALL=C date -u -R -d "@$seconds")" > changelog
{
    echo "libboardpaper.so.$abi libboardpaper$abi #MINVER#"
    echo "* Build-Depends-Package: libboardpaper-dev"
    echo " BOARDPAPER_$abi@BOARDPAPER_$abi $abi.0"
    sed -n "s/^    \(bp_[a-z0-9_]*\);\$/ \1@BOARDPAPER_$abi $abi.0/p" ../src/api/exports.map
} > "libboardpaper$abi.symbols"

cd "$tree"
# Nothing of what the caller's make was told goes into it.
env -i PATH="$PATH" HOME="$out" LC_ALL=C.UTF-8 DEB_BUILD_OPTIONS="${DEB_BUILD_OPTIONS-}" \
    SOURCE_DATE_EPOCH="$seconds" \
    dpkg-buildpackage -us -uc "-j$(getconf _NPROCESSORS_ONLN)" > ../log 2>&1 || {
    tail -n 40 ../log >&2
    echo "The packages could not be built; all that was said is in $out/log" >&2
    exit 1
}
cd "$out"
rm -rf "$tree"
ls -1 ./*.deb
