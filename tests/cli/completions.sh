# The completions of bash, zsh and fish, each tried in the shell itself.
. tests/tap.sh

T=$TEST_TMP made=$BUILD/completions
mkdir -p "$T/files/folder" "$T/bin" "$T/home"
(cd "$T/files" && touch plan.xml pack.xml notes.txt logo.png tracker.xlsx)
ln -s "$BOARDPAPER" "$T/bin/boardpaper" # fish asks whether there is such a command
PATH=$T/bin:$PATH

# A command line up to the cursor, =>, and all that is offered there, in the order of the alphabet; of a value,
# what stands behind = or a comma.
cat > "$T/cases" <<'CASES'
boardpaper che => check
boardpaper pa => pack pack.xml
boardpaper check --onl => --only
boardpaper check --pre => --previous
boardpaper init --pre => --preset
boardpaper import --per => --period
boardpaper import tr => tracker.xlsx
boardpaper schema --str =>
boardpaper check --color  => always auto never
boardpaper check --color=a => always auto
boardpaper init --preset  => brag five-point rag rag-missing rag-not-due
boardpaper report --edition=p => public
boardpaper report --only  => exceptions missing overdue
boardpaper report --only overdue,m => missing
boardpaper check --only BP501 => BP5010 BP5011 BP5012 BP5013 BP5014 BP5015 BP5016 BP5017 BP5018 BP5019
boardpaper check --ignore BP5011,BP500 => BP5001 BP5002 BP5003 BP5004 BP5005 BP5006 BP5007 BP5008 BP5009
boardpaper check --only BP100 =>
boardpaper batch --per  => lead partner priority
boardpaper explain BP201 => BP2010 BP2011 BP2012 BP2013 BP2014 BP2015 BP2016 BP2017 BP2018 BP2019
boardpaper explain BP2010 BP202 => BP2020 BP2021 BP2022
boardpaper schema  => export pack plan style
boardpaper dump  => model pages tags
boardpaper dump model  => folder pack.xml plan.xml tracker.xlsx
boardpaper check  => folder pack.xml plan.xml tracker.xlsx
boardpaper init --from  => folder pack.xml plan.xml tracker.xlsx
boardpaper report --logo  => folder logo.png
boardpaper report --font-dir  => folder
boardpaper compare -o  => folder logo.png notes.txt pack.xml plan.xml tracker.xlsx
boardpaper help b => batch
boardpaper plan.xml --mon => --mono
boardpaper --mon => --mono
boardpaper plan.xml --lead  =>
CASES

cat > "$T/bash" <<'BASH'
source "$1"
cd "$2" || exit
while IFS= read -r line; do
    words=${line//=/ = } # bash parts words at =
    read -ra COMP_WORDS <<< "$words"
    [[ $line == *' ' ]] && COMP_WORDS+=('')
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMPREPLY=()
    _boardpaper
    echo "${COMPREPLY[@]}"
done
BASH
cat > "$T/fish" <<'FISH'
source $argv[1]
cd $argv[2]
while read -l line
    echo (complete -C $line | string replace -r '\t.*' '')
end
FISH
# A zsh in a terminal of its own: what would be offered is printed in << and >>.
cat > "$T/zsh" <<'ZSH'
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "PS1=; cd ${(q)2}; fpath=(${(q)1:h} \$fpath); autoload -U compinit; compinit -u -D"
zpty -w z 'compadd() { local -a got; builtin compadd -O got "$@"; (( $#got )) && print -l -- "<<"$^got">>"; builtin compadd "$@" }'
zpty -w z 'try() { zle complete-word; print "<<""END>>"; zle kill-whole-line }; zle -N try; bindkey "^I" try'
zpty -w z 'print "<<""READY>>"'
zpty -r -m z seen '*<<READY>>*'
while IFS= read -r line; do
    zpty -w -n z "$line"$'\t'
    zpty -r -m z seen '*<<END>>*'
    words=()
    while [[ $seen == *'<<'*'>>'* ]]; do
        seen=${seen#*'<<'}
        [[ ${seen%%'>>'*} == END ]] || words+=("${seen%%'>>'*}")
    done
    print -r -- $words
done
zpty -d z
ZSH

sed 's/ =>.*//' "$T/cases" > "$T/lines"
for shell in bash zsh fish; do
    case $shell in
    zsh) file=$made/_boardpaper ;;
    *) file=$made/boardpaper.$shell ;;
    esac
    check "$shell: the file is well-formed" $shell -n "$file"
    HOME=$T/home XDG_CONFIG_HOME=$T/home XDG_DATA_HOME=$T/home $shell "$T/$shell" "$file" "$T/files" < "$T/lines" > "$T/$shell.got" 2> "$T/$shell.said"
    same "$shell says nothing else" "$(cat "$T/$shell.said")" ''
    n=0
    while IFS= read -r case; do
        n=$((n + 1))
        got=$(sed -n "${n}p" "$T/$shell.got" | tr ' ' '\n' | sed 's/=$//; s,/$,,; s/.*[=,]//' | sed '/^$/d' | sort -u)
        # shellcheck disable=SC2086,SC2116 # words, to be parted by single blanks
        same "$shell: ${case%% =>*}" "$(echo $got)" "$(echo ${case#*=>})"
    done < "$T/cases"
done
