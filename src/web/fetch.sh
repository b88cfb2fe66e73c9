#!/bin/sh
# Fetches the sources of the libraries (sources.txt), and unpacks them with Debian's patches.
#
#   sh src/web/fetch.sh FOLDER     FOLDER/pool holds the files, FOLDER/src/LIBRARY what was in them
#
# A file is taken from the folder $WEB_SOURCES if it is there, else from the mirrors that apt knows, else from the
# archive of all that Debian ever had. Its sum decides whether it is the right one, whoever gave it.
set -eu
table=$(dirname "$0")/sources.txt
pool=$1/pool src=$1/src
rm -rf "$src"
mkdir -p "$pool" "$src"

# The mirrors of this machine, without those of other archives; the last two are known to everyone.
mirrors=$(
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
        grep -oE '^[^#]*' | grep -oE 'https?://[^ ]+/debian(-security)?/?( |$)' | sed 's,/* *$,,' | sort -u
    echo http://deb.debian.org/debian
    echo http://snapshot.debian.org/archive/debian/20261101T000000Z
)

right() { # FILE SUM
    [ -f "$1" ] && echo "$2  $1" | sha256sum -c --status 2>/dev/null
}

get() { # PATH SUM
    file=$pool/${1##*/}
    right "$file" "$2" && return
    if [ "${WEB_SOURCES-}" ] && right "$WEB_SOURCES/${1##*/}" "$2"; then
        cp "$WEB_SOURCES/${1##*/}" "$file"
        return
    fi
    name=$(echo "$1" | sed 's/+/%2b/g; s/~/%7e/g')
    for mirror in $mirrors; do
        case $mirror in *-security) place=$mirror/pool/updates/$name ;; *) place=$mirror/pool/$name ;; esac
        if /usr/lib/apt/apt-helper -o APT::Sandbox::User=root -o Acquire::Retries=3 \
            download-file "$place" "$file" "SHA256:$2" > "$pool/log" 2>&1 && right "$file" "$2"; then
            return
        fi
        rm -f "$file"
    done
    cat "$pool/log" >&2
    echo "${1##*/}: no mirror of Debian gives it. Put it into a folder, and name that: make web WEB_SOURCES=folder" >&2
    exit 1
}

grep -v '^#' "$table" | while read -r library version licence texts path sum; do
    get "$path" "$sum"
    case $path in
    *.debian.tar.*)
        mkdir "$src/$library.debian"
        tar -xf "$pool/${path##*/}" -C "$src/$library.debian" --strip-components=1
        grep -v '^#' "$src/$library.debian/patches/series" | while read -r patch rest; do
            [ -z "$patch" ] || patch -s -f -p1 -d "$src/$library" < "$src/$library.debian/patches/$patch"
        done
        ;;
    *)
        mkdir "$src/$library"
        tar -xf "$pool/${path##*/}" -C "$src/$library" --strip-components=1
        ;;
    esac
done
