# suite.sh: for the scripts that each set `suite` to a version of Debian: `. tests/packages/suite/suite.sh`.
#
# The Debian packages there: built twice, in two folders; judged by lintian; and in a bare system installed,
# used and removed. The systems are copies of one by debootstrap, which needs root; or of $CHROOTS/SUITE.tar, where
# there is such a file. Nothing is mounted.
. tests/tap.sh
T=$TEST_TMP suite=${suite:?}
epoch=$(git log -1 --format=%ct 2> /dev/null || stat -c %Y include/boardpaper.h)
abi=$(sed -n 's/^#define BP_VERSION "\([0-9]*\.[0-9]*\)\..*/\1/p' include/boardpaper.h)

bare() { # FOLDER
    mkdir "$1" &&
        if [ -e "${CHROOTS:-/none}/$suite.tar" ]; then
            tar -C "$1" -xf "$CHROOTS/$suite.tar"
        else
            debootstrap --variant=minbase "$suite" "$1"
        fi &&
        cp /etc/resolv.conf "$1/etc" &&
        echo force-unsafe-io > "$1/etc/dpkg/dpkg.cfg.d/fast" && # it is thrown away
        inside "$1" apt-get -q update
}
inside() { # FOLDER COMMAND...
    folder=$1
    shift
    chroot "$folder" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive "$@"
}
install() { # FOLDER PACKAGE...
    folder=$1
    shift
    inside "$folder" apt-get -q -y --no-install-recommends -o Dpkg::Use-Pty=0 install "$@"
}
sources() { # FOLDER
    mkdir -p "$1"
    tar --exclude=./build --exclude=./.git -cf - . | tar -C "$1" -xf -
}

# What the packages' files are called that no package has any more, but that are still there.
left() { # FOLDER LIST
    # shellcheck disable=SC2016 # for the shell inside
    inside "$1" sh -c 'while read -r path; do
            [ ! -e "$path" ] || dpkg -S "$path" > /dev/null 2>&1 || echo "$path"
        done
        dpkg-query -W -f "\${Package} \${db:Status-Abbrev}\n" "*boardpaper*" 2> /dev/null' < "$2"
}

built() { # into $T/debs
    system=$T/build
    check "$suite: a system to build in" cp -a "$T/bare" "$system"
    check "$suite: ... with lintian" install "$system" lintian make
    sources "$system/one"
    sources "$system/other/folder"
    check "$suite: make deb" inside "$system" env SOURCE_DATE_EPOCH="$epoch" make -C /one BUILD=/debs deb
    check "$suite: ... in another folder" \
        inside "$system" env SOURCE_DATE_EPOCH="$epoch" sh /other/folder/.debian/build.sh /again
    same "$suite: ... with Debian's flags and no warning" \
        "$(grep -hE ':[0-9]+:[0-9]+: warning: ' "$system/debs/deb/log")" ''
    same "$suite: ... makes the same bytes" "$(cd "$system/debs/deb" && sha256sum ./*.deb ./*.tar.xz)" \
        "$(cd "$system/again" && sha256sum ./*.deb ./*.tar.xz)"
    judge='lintian --fail-on error,warning --allow-root /debs/deb/*.changes 2>&1 || echo failed'
    same "$suite: lintian finds nothing wrong" "$(inside "$system" sh -c "$judge")" ''
    mkdir "$T/debs"
    cp "$system"/debs/deb/*.deb "$T/debs"
    rm -rf --one-file-system "$system"
}

used() {
    system=$T/bare
    mkdir "$system/debs" "$system/work"
    cp "$T/debs"/*.deb "$system/debs"
    cp tests/example/example.* "$system/work"
    cp input/sevenoaks-2019-q2.xml "$system/work/plan.xml"
    try() { inside "$system" sh -c "cd /work && $*"; }
    package() { (cd "$system" && ls "debs/$1"_*); }
    check "$suite: the program is installed" install "$system" "/$(package boardpaper)"
    check "$suite: ... and makes a report" try boardpaper -q plan.xml --date=2019-12-04 -o program.pdf
    check "$suite: the library is installed" install "$system" "/$(package "libboardpaper$abi")" python3
    check "$suite: ... and used by Python" try python3 example.py plan.xml python.pdf
    check "$suite: the files for developers are installed" \
        install "$system" "/$(package libboardpaper-dev)" gcc libc6-dev pkgconf
    # shellcheck disable=SC2016 # for the shell inside
    check "$suite: ... a program is built" try 'gcc example.c $(pkg-config --cflags --libs boardpaper) -o shared'
    check "$suite: ... and runs" try './shared plan.xml shared.pdf'
    # shellcheck disable=SC2016
    check "$suite: ... with the static library, too" try 'libraries=$(pkg-config --static --libs boardpaper) &&
        gcc example.c $(echo $libraries | sed s/-lboardpaper/-l:libboardpaper.a/) -o static &&
        ./static plan.xml static.pdf'
    check "$suite: all make the same report" \
        try 'cmp program.pdf python.pdf && cmp program.pdf shared.pdf && cmp program.pdf static.pdf'
    packages="boardpaper libboardpaper$abi libboardpaper-dev"
    try "dpkg -L $packages" | grep -vx /. > "$T/list"
    for licence in Expat OFL-1.1 Bitstream-Vera-and-Arev Unicode-3.0; do
        check "$suite: the packages tell their licences: $licence" \
            try "grep '^License: $licence' /usr/share/doc/libboardpaper$abi/copyright"
    done
    check "$suite: they are removed" try "dpkg --purge $packages"
    same "$suite: ... and nothing is left" "$(left "$system" "$T/list")" ''
    rm -rf --one-file-system "$system"
}

if [ "$(id -u)" -ne 0 ] || ! command -v debootstrap > /dev/null; then
    skip "$suite: the packages" 'this needs root, and debootstrap'
else
    check "$suite: a bare system" bare "$T/bare"
    built
    used
fi
