#!/bin/sh
# Puts the page together: one file that fetches nothing. The order in page.html is kept; each line of it that is a name
# between at signs is replaced.
#
#   sh src/web/page.sh FOLDER > boardpaper.html     FOLDER: where the program was compiled, and the libraries unpacked
set -eu
made=$1
here=$(dirname "$0")

# The sum of a file as a content security policy has it.
sum() {
    hex=$(sha256sum < "$1" | cut -c1-64)
    octal=$(echo "$hex" | awk '{
        for (i = 1; i < length($0); i += 2)
            printf "\\0%o", 16 * (index("0123456789abcdef", substr($0, i, 1)) - 1) + \
                index("0123456789abcdef", substr($0, i + 1, 1)) - 1
    }')
    printf '%b' "$octal" | base64
}

text() { # the text of a file, for HTML
    sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g' "$@"
}

scripts() {
    awk -f "$here/words.awk" "$here/../model/house.def" "$here/words.tsv"
    cat "$here/loader.js"
    for script in "$here"/*.js; do
        case ${script##*/} in loader.js | worker.js | main.js) ;; *) cat "$script" ;; esac
    done
    cat "$here/main.js"
}

# Only this page's own script runs, and the program. Nothing may be connected to. A report that is shown has its own style
# within, and pictures as data.
policy() {
    cat <<END
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; connect-src 'none';
 script-src 'sha256-$(sum "$made/page.js")' 'wasm-unsafe-eval'; worker-src blob:; style-src 'unsafe-inline';
 img-src data: blob:; font-src data:; frame-src blob:; form-action 'none'; base-uri 'none'">
END
}

licence() { # NAME VERSION LICENCE TEXT…
    echo "<details><summary>$1 $2: $3</summary>"
    shift 3
    echo '<pre tabindex="0">'
    text "$@"
    echo '</pre></details>'
}

licences() {
    version=$(sed -n 's/^#define BP_VERSION "\(.*\)"/\1/p' include/boardpaper.h)
    licence boardpaper "$version" MIT LICENSE
    licence 'Liberation Sans' 2 'SIL Open Font License 1.1' fonts/OFL.txt
    licence 'The signs' '' 'as given' fonts/signs-license.txt
    licence "Unicode's tables" '' 'Unicode License V3' src/layout/unicode-license.txt
    grep -v '^#' "$here/sources.txt" | sort -u -k 1,1 | while read -r library version licence texts rest; do
        licence "$library" "$version" "$licence" $(echo "$made/src/$library/$texts" | sed "s#,# $made/src/$library/#g")
    done
    licence 'emscripten, with musl and libc++' "$(sed -n 1p "$made/emscripten")" 'MIT, NCSA and others' \
        /usr/share/doc/emscripten/copyright
}

scripts > "$made/page.js"
cat "$made/engine.js" "$here/worker.js" > "$made/worker.js"
if grep -iE '</script|<!--' "$made/page.js" "$made/worker.js" >&2; then
    echo 'A script may not have these characters: they would end it in the page.' >&2
    exit 1
fi

while IFS= read -r line; do
    case $line in
    @policy@) policy ;;
    @style@) echo '<style>' && cat "$here/page.css" && echo '</style>' ;;
    @script@) printf '<script>' && cat "$made/page.js" && echo '</script>' ;;
    @licences@) licences ;;
    @engine@)
        echo '<script type="text/plain" id="engine-worker">' && cat "$made/worker.js" && echo '</script>'
        echo '<script type="text/plain" id="engine-program">'
        gzip -9n < "$made/engine.wasm" | base64
        echo '</script>'
        ;;
    *) printf '%s\n' "$line" ;;
    esac
done < "$here/page.html" | awk '/^<!-- The page.s skeleton/ { hidden = 1 } !hidden { print } hidden && /-->$/ { hidden = 0 }'
