#!/bin/sh
# Installs what is missing to build the report, to run the tests, to count what they run, to validate PDFs,
# or to measure other programs on the same reports.
#
#   sh .ci/setup.sh report | test | deb | packages | fuzz | coverage | analyze | conformance | readers |
#                      listen | html | web | web-test | cluster | peers
#
# Quick and silent where all is there. On Debian and its kin it installs packages with apt-get, through
# sudo where not root, and says so; elsewhere it looks whether the libraries are there, and names them.
set -eu

# In apt's own words: `|` is "or", and Liberation 2 lies in one package on Debian 12, and in another since.
report='gcc, make, pkg-config, libxml2-dev, libhpdf-dev, libharfbuzz-dev, libfribidi-dev, libunistring-dev,
    libdeflate-dev, nettle-dev, libpng-dev, fonts-liberation (>= 1:2) | fonts-liberation2'
test="$report, clang, libcmocka-dev, liblzma-dev, libxml2-utils, poppler-utils, qpdf, mupdf-tools, ghostscript, valgrind,
    jq, python3, python3-jsonschema, locales, util-linux, strace, parallel, mandoc, zsh, fish, fonts-noto-core, libqpdf-dev"
deb="$report, build-essential, debhelper"
fuzz="$test, libclang-rt-dev"
coverage="$test, gcovr"
analyze="$report, clang-tidy, cppcheck"
conformance="$report, qpdf, maven, default-jre-headless, fonts-noto-core, fonts-lato, fonts-dejavu-core"
readers="$report, poppler-utils, mupdf-tools, python3-venv, maven, default-jdk-headless, fonts-noto-core"
listen="$report, firefox-esr, xvfb, dbus-x11, at-spi2-core, orca, python3-pyatspi"
html="$report, chromium, default-jre-headless, python3-venv, poppler-utils, fonts-noto-core"
web="$report, emscripten, patch, bzip2, xz-utils"
cluster="$report, slurmctld, slurmd, slurm-client, munge, iproute2, util-linux, procps"
web_test="$web, chromium, firefox-esr, python3-venv, poppler-utils, qpdf"
peers="$report, poppler-utils, xsltproc, chromium, libreoffice-writer-nogui, texlive-latex-base,
    texlive-latex-recommended, texlive-fonts-recommended, maven, default-jdk-headless, nodejs, npm,
    python3-venv, libpangoft2-1.0-0"
optional= # what a Debian may be without

case ${1-} in
packages) wanted="$report, debootstrap" why='try the packages' ;;
deb) wanted=$deb why='build the packages' ;;
report) wanted=$report why='build the report' ;;
test) wanted=$test why='run the tests' ;;
fuzz) wanted=$fuzz why='fuzz' ;;
coverage) wanted=$coverage why='count what the tests run' ;;
analyze) wanted=$analyze why='look at the sources' ;;
conformance) wanted=$conformance why='validate the PDFs' ;;
readers) wanted=$readers why='have programs read the PDFs' ;;
listen) wanted=$listen why='hear what a screen reader says' ;;
html) wanted=$html why='open reports in a browser' ;;
web-test) wanted=$web_test why='use the page in browsers' ;;
web) wanted=$web why='make the page for browsers' ;;
cluster) wanted=$cluster why='run the job array on a cluster' ;;
peers) wanted=$peers optional=wkhtmltopdf why='measure other programs' ;;
*) echo 'usage: setup.sh report | test | deb | packages | fuzz | coverage | analyze | conformance | readers | listen | html | web | web-test | cluster | peers' >&2; exit 2 ;;
esac

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
# What apt would do for the packages $1: `Inst NAME …` for each that is not there.
plan() {
    LC_ALL=C apt-get -q -s --no-install-recommends satisfy "$1" 2>&3
}
# Stale or empty package lists are the usual reason for a failure.
update() {
    [ -n "$updated" ] || echo 'Fetching the lists of packages with apt-get update.'
    updated=1
    apt update
}

if command -v apt-get >/dev/null 2>&1; then
    log=$(mktemp)
    trap 'rm -f "$log"' EXIT
    exec 3>"$log"
    updated=
    fail() {
        cat "$log" >&2
        echo "Could not install, to $why: $wanted" >&2
        exit 1
    }
    planned=$(plan "$wanted") || { update && planned=$(plan "$wanted"); } || fail
    for package in $optional; do
        if more=$(plan "$package"); then
            wanted="$wanted, $package"
            planned="$planned
$more"
        else
            echo "There is no $package in this Debian: it is left out."
        fi
    done
    # Of those the ones that are named above; the others come with them.
    missing=$(echo "$planned" | awk -v wanted="$(echo "$wanted" | tr -s ',|\n' ' ')" '
        $1 == "Inst" && index(" " wanted " ", " " $2 " ") { printf "%s ", $2 }')
    [ -n "$missing" ] || exit 0
    echo "To $why, these Debian packages are missing: $missing"
    [ "$(id -u)" -eq 0 ] && how='apt-get' || how='sudo apt-get'
    echo "Installing them with $how satisfy --no-install-recommends."
    apt satisfy -y --no-install-recommends "$wanted" ||
        { update && apt satisfy -y --no-install-recommends "$wanted"; } || fail
    exit 0
fi

# Another package manager: look for the things themselves.
lacking=
for program in "${CC:-cc}" make pkg-config; do
    command -v "$program" >/dev/null 2>&1 || lacking="$lacking $program"
done
for library in libxml-2.0 harfbuzz harfbuzz-subset fribidi libdeflate nettle libpng; do
    pkg-config --exists "$library" 2>/dev/null || lacking="$lacking $library"
done
for header in hpdf.h unilbrk.h; do
    echo "#include <$header>" | "${CC:-cc}" -E ${CPPFLAGS-} -x c - >/dev/null 2>&1 ||
        lacking="$lacking $header"
done
[ -f "${FONT_DIR-}/LiberationSans-Regular.ttf" ] || lacking="$lacking LiberationSans-Regular.ttf"
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
  nettle      nettle-devel             nettle            nettle
  libpng      libpng-devel             libpng            libpng
  fonts       liberation-sans-fonts    ttf-liberation    font-liberation (a cask)
  for tests   clang libcmocka-devel    clang cmocka      llvm cmocka
              poppler-utils qpdf mupdf jq python3 ghostscript valgrind, under these names or near them

The fonts may lie anywhere: make FONT_DIR=/the/folder with LiberationSans-*.ttf. Libraries in an unusual
place: make CPPFLAGS=-I… LDFLAGS=-L… PKG_CONFIG_PATH=…
END
exit 1
