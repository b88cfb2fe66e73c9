#!/bin/sh
# Installs what is missing to build the report, to run the tests, to count what they run, to validate PDFs,
# or to measure other programs on the same reports.
#
#   sh .ci/setup.sh report | test | fuzz | coverage | analyze | conformance | peers
#
# Quick and silent where all is there. On Debian and its kin it installs packages with apt-get, through
# sudo where not root, and says so; elsewhere it looks whether the libraries are there, and names them.
set -eu

report='gcc make pkg-config libxml2-dev libhpdf-dev libharfbuzz-dev libfribidi-dev libunistring-dev libdeflate-dev
    libmd-dev libpng-dev fonts-liberation2'
test="$report clang libcmocka-dev libxml2-utils poppler-utils qpdf mupdf-tools ghostscript valgrind
    jq locales util-linux strace fonts-noto-core libqpdf-dev"
fuzz="$test libclang-rt-14-dev"
coverage="$test gcovr"
analyze="$report clang-tidy cppcheck"
conformance="$report qpdf maven openjdk-17-jre-headless poppler-utils mupdf-tools nodejs npm
    fonts-noto-core"
peers="$report poppler-utils xsltproc chromium libreoffice-writer-nogui texlive-latex-base
    texlive-latex-recommended texlive-fonts-recommended wkhtmltopdf maven openjdk-17-jdk-headless nodejs npm
    python3-venv libpangoft2-1.0-0"

case ${1-} in
report) wanted=$report why='build the report' ;;
test) wanted=$test why='run the tests' ;;
fuzz) wanted=$fuzz why='fuzz' ;;
coverage) wanted=$coverage why='count what the tests run' ;;
analyze) wanted=$analyze why='look at the sources' ;;
conformance) wanted=$conformance why='validate the PDFs' ;;
peers) wanted=$peers why='measure other programs' ;;
*) echo 'usage: setup.sh report | test | fuzz | coverage | analyze | conformance | peers' >&2; exit 2 ;;
esac

# The packages of $wanted that are not installed.
missing_packages() {
    # shellcheck disable=SC2086 # a list of words
    there=$(dpkg-query -W -f '${db:Status-Status} ${Package} ${Provides}\n' 2>/dev/null $wanted \
        pkgconf | while read -r status names; do
            [ "$status" != installed ] || printf ' %s ' "$names"
        done)
    for package in $wanted; do
        case " $there " in
        *" $package "* | *" $package,"*) ;;
        *) printf '%s ' "$package" ;;
        esac
    done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        echo "This needs root, and there is no sudo. As root, run: $*" >&2
        exit 1
    fi
}

apt() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0 "$@" >&3 2>&1
}

if command -v apt-get >/dev/null 2>&1; then
    missing=$(missing_packages)
    [ -n "$missing" ] || exit 0
    echo "To $why, these Debian packages are missing: $missing"
    [ "$(id -u)" -eq 0 ] && how='apt-get' || how='sudo apt-get'
    echo "Installing them with $how install --no-install-recommends."
    log=$(mktemp)
    trap 'rm -f "$log"' EXIT
    exec 3>"$log"
    # Stale or empty package lists are the usual reason for a failure: fetch them, and try again.
    # shellcheck disable=SC2086
    apt install -y --no-install-recommends $missing ||
        { apt update && apt install -y --no-install-recommends $missing; } ||
        { cat "$log" >&2; echo "Could not install: $missing" >&2; exit 1; }
    exit 0
fi

# Another package manager: look for the things themselves.
lacking=
for program in "${CC:-cc}" make pkg-config; do
    command -v "$program" >/dev/null 2>&1 || lacking="$lacking $program"
done
for library in libxml-2.0 harfbuzz harfbuzz-subset fribidi libdeflate libmd libpng; do
    pkg-config --exists "$library" 2>/dev/null || lacking="$lacking $library"
done
for header in hpdf.h unilbrk.h; do
    echo "#include <$header>" | "${CC:-cc}" -E ${CPPFLAGS-} -x c - >/dev/null 2>&1 ||
        lacking="$lacking $header"
done
fonts=${FONT_DIR:-/usr/share/fonts/truetype/liberation2}
[ -f "$fonts/LiberationSans-Regular.ttf" ] || lacking="$lacking LiberationSans-Regular.ttf"
[ -n "$lacking" ] || exit 0
cat >&2 <<END
To $why, these are missing:$lacking

              dnf (Fedora)             pacman (Arch)     brew (macOS)
  compiler    gcc make pkgconf         base-devel        make pkgconf
  libxml2     libxml2-devel            libxml2           libxml2
  libharu     libharu-devel            libharu           libharu
  HarfBuzz    harfbuzz-devel           harfbuzz          harfbuzz (with hb-subset)
  libunistring  libunistring-devel     libunistring      libunistring
  FriBidi     fribidi-devel            fribidi           fribidi
  libdeflate  libdeflate-devel         libdeflate        libdeflate
  libmd       libmd-devel              libmd             libmd
  libpng      libpng-devel             libpng            libpng
  fonts       liberation-sans-fonts    ttf-liberation    font-liberation (a cask)
  for tests   clang libcmocka-devel    clang cmocka      llvm cmocka
              poppler-utils qpdf mupdf jq ghostscript valgrind, under these names or near them

The fonts may lie anywhere: make FONT_DIR=/the/folder with LiberationSans-*.ttf. Libraries in an unusual
place: make CPPFLAGS=-I… LDFLAGS=-L… PKG_CONFIG_PATH=…
END
exit 1
