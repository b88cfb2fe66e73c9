#!/bin/sh
# The Nu validator (vnu-jar 26.9.27) says that a page's policy blocks a picture in a data: address, where the
# policy allows data: pictures.
#
# A report in one file has its logo in a data: address, and a Content-Security-Policy of its own that allows
# nothing else (`img-src data:`). The validator judges the page by that policy. `data:` is a scheme-source
# (CSP Level 3, 2.3.1), which matches each address of that scheme (6.7.2.8), and browsers show the picture.
# One would expect silence, as with `img-src https:` and an https address. The validator warns all the same,
# also where data: stands beside other sources. That nothing may be loaded (`'none'`) it judges rightly.
#
# Needs Node with npm, and Java. What it prints stands at the end.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private": true}' > package.json
npm --silent install vnu-jar@26.9.27 > npm.log 2>&1
dot='data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'
far=https://www.example.org/dot.gif
try() { # SOURCES ADDRESS
    cat > page.html <<END
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A picture</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src $1"></head>
<body><p><img src="$2" alt="A dot"></p></body></html>
END
    java -jar node_modules/vnu-jar/build/dist/vnu.jar --stdout page.html > out || :
    echo "img-src $1, a picture in ${2%%:*}: $(grep -q 'blocked by' out && echo blocked || echo "$(grep -c . out) messages")"
}
{
    try data: "$dot"
    try 'https: data:' "$dot"
    try https: "$far"
    try "'none'" "$far"
} > said
cat said
diff - said <<'END'
img-src data:, a picture in data: blocked
img-src https: data:, a picture in data: blocked
img-src https:, a picture in https: 0 messages
img-src 'none', a picture in https: blocked
END
