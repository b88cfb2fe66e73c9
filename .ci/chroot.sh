#!/bin/sh
# The README's commands on a bare Debian of another version, in a chroot that is removed afterwards.
#
#   sh .ci/chroot.sh bookworm | trixie | sid
#
# What is committed is tried. The last line is that of `make test`. Where no chroot can be made (no root, no
# debootstrap, no mirror) it says "skipped: why", which is no failure.
set -eu
cd "$(dirname "$0")/.."
suite=${1-} root=${2-}

skip() {
    echo "skipped: $suite: $*"
    exit 0
}

# The second call, from below: all that it mounts is gone when it ends, as the mounts are its own.
if [ "$root" ]; then
    debootstrap --variant=minbase "$suite" "$root" > "$root.log" 2>&1 || skip "debootstrap: $(tail -n 1 "$root.log")"
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    git clone -q . "$root/root/boardpaper" 2> "$root.log" || skip "git clone: $(tail -n 1 "$root.log")"
    echo force-unsafe-io > "$root/etc/dpkg/dpkg.cfg.d/quick" # it need not outlive a loss of power
    exec chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive \
        WERROR="${WERROR-}" MAKEFLAGS="${MAKEFLAGS-}" http_proxy="${http_proxy-}" sh -euc '
            { apt-get -q update && apt-get -q install -y --no-install-recommends make git; } > /root/apt.log 2>&1 ||
                { cat /root/apt.log; exit 1; }
            cd /root/boardpaper
            make report
            make test'
fi

case $suite in
bookworm | trixie | sid) ;;
*) echo 'usage: chroot.sh bookworm | trixie | sid' >&2; exit 2 ;;
esac
[ "$(id -u)" -eq 0 ] || skip 'this needs root'
command -v debootstrap >/dev/null || apt-get -q install -y --no-install-recommends debootstrap >/dev/null 2>&1 ||
    skip 'there is no debootstrap'
unshare -m true 2>/dev/null || skip 'no mounts may be made here'
made=$(mktemp -d)
trap 'rm -rf --one-file-system "$made"' EXIT
trap 'exit 130' INT TERM
mkdir "$made/root"
unshare -m sh .ci/chroot.sh "$suite" "$made/root"
