# The same sources in another folder make the same program and libraries, byte for byte.
. tests/tap.sh
other="$TEST_TMP/another"
mkdir "$other"
cp -R Makefile src include fonts input "$other"
check 'it builds in another folder' make -s -C "$other" BUILD=build CC="${CC:-gcc}" WERROR="${WERROR:-}" all
check 'it builds here' make -s BUILD="$BUILD" CC="${CC:-gcc}" WERROR="${WERROR:-}" all
for file in boardpaper libboardpaper.a libboardpaper.so; do
    check "$file is the same" cmp "$BUILD/$file" "$other/build/$file"
done
same 'no folder of this machine is named in it' \
    "$(grep -lF "$PWD" "$BUILD/boardpaper" "$BUILD/libboardpaper.so")" ''
