# The Debian packages on Debian 12 and 13: built twice, in two folders; judged by lintian; and in a bare
# system installed, used and removed. The systems are chroots by debootstrap, which needs root; or they are
# unpacked from $CHROOTS/SUITE.tar, where there are such files. Nothing is mounted.
. tests/tap.sh
T=$TEST_TMP
epoch=$(git log -1 --format=%ct 2> /dev/null || stat -c %Y include/boardpaper.h)
abi=$(sed -n 's/^#define BP_VERSION "\([0-9]*\.[0-9]*\)\..*/\1/p' include/boardpaper.h)

bare() { # SUITE FOLDER
    mkdir -p "$2"
    if [ -e "${CHROOTS:-/none}/$1.tar" ]; then
        tar -C "$2" -xf "$CHROOTS/$1.tar"
    else
        debootstrap --variant=minbase "$1" "$2"
    fi
    cp /etc/resolv.conf "$2/etc"
    echo force-unsafe-io > "$2/etc/dpkg/dpkg.cfg.d/fast" # it is thrown away
    inside "$2" apt-get -q update
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

built() { # SUITE: into $T/SUITE.debs
    system=$T/$1.build
    check "$1: a system to build in" bare "$1" "$system"
    check "$1: ... with lintian" install "$system" lintian make
    sources "$system/one"
    sources "$system/other/folder"
    check "$1: make deb" inside "$system" env SOURCE_DATE_EPOCH="$epoch" make -C /one BUILD=/debs deb
    check "$1: ... in another folder" \
        inside "$system" env SOURCE_DATE_EPOCH="$epoch" sh /other/folder/.debian/build.sh /again
    same "$1: ... with Debian's flags and no warning" \
        "$(grep -hE ':[0-9]+:[0-9]+: warning: ' "$system/debs/deb/log")" ''
    same "$1: ... makes the same bytes" "$(cd "$system/debs/deb" && sha256sum ./*.deb ./*.tar.xz)" \
        "$(cd "$system/again" && sha256sum ./*.deb ./*.tar.xz)"
    judge='lintian --fail-on error,warning --allow-root /debs/deb/*.changes 2>&1 || echo failed'
    same "$1: lintian finds nothing wrong" "$(inside "$system" sh -c "$judge")" ''
    mkdir "$T/$1.debs"
    cp "$system"/debs/deb/*.deb "$T/$1.debs"
    rm -rf "$system"
}

used() { # SUITE
    system=$T/$1.bare
    check "$1: a bare system" bare "$1" "$system"
    mkdir "$system/debs" "$system/work"
    cp "$T/$1.debs"/*.deb "$system/debs"
    cp tests/example/example.* "$system/work"
    cp input/sevenoaks-2019-q2.xml "$system/work/plan.xml"
    try() { inside "$system" sh -c "cd /work && $*"; }
    package() { (cd "$system" && ls "debs/$1"_*); }
    check "$1: the program is installed" install "$system" "/$(package boardpaper)"
    check "$1: ... and makes a report" try boardpaper -q plan.xml --date=2019-12-04 -o program.pdf
    check "$1: the library is installed" install "$system" "/$(package "libboardpaper$abi")" python3
    check "$1: ... and used by Python" try python3 example.py plan.xml python.pdf
    check "$1: the files for developers are installed" \
        install "$system" "/$(package libboardpaper-dev)" gcc libc6-dev pkgconf
    # shellcheck disable=SC2016 # for the shell inside
    check "$1: ... a program is built" try 'gcc example.c $(pkg-config --cflags --libs boardpaper) -o shared'
    check "$1: ... and runs" try './shared plan.xml shared.pdf'
    # shellcheck disable=SC2016
    check "$1: ... with the static library, too" try 'libraries=$(pkg-config --static --libs boardpaper) &&
        gcc example.c $(echo $libraries | sed s/-lboardpaper/-l:libboardpaper.a/) -o static &&
        ./static plan.xml static.pdf'
    check "$1: all make the same report" \
        try 'cmp program.pdf python.pdf && cmp program.pdf shared.pdf && cmp program.pdf static.pdf'
    packages="boardpaper libboardpaper$abi libboardpaper-dev"
    try "dpkg -L $packages" | grep -vx /. > "$T/$1.list"
    for licence in Expat OFL-1.1 Unicode-3.0; do
        check "$1: the packages tell their licences: $licence" \
            try "grep '^License: $licence' /usr/share/doc/libboardpaper$abi/copyright"
    done
    check "$1: they are removed" try "dpkg --purge $packages"
    same "$1: ... and nothing is left" "$(left "$system" "$T/$1.list")" ''
    rm -rf "$system"
}

if [ "$(id -u)" -ne 0 ] || ! command -v debootstrap > /dev/null; then
    skip 'the Debian packages' 'this needs root, and debootstrap'
else
    for suite in ${SUITES:-bookworm trixie}; do
        built "$suite"
        used "$suite"
    done
fi
