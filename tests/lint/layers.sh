# The layering: base <- xml <- model <- read, check, export, report <- layout, html; model <- book <- onramp <- office;
# all <- pdf <- api <- cli. A folder includes itself and what is listed here for it; and each library's headers are included in one folder only.
. tests/tap.sh

allowed() { # the folders that a folder may include from
    case $1 in
    base) echo base ;;
    xml) echo base xml ;;
    model) echo base model ;;
    read | book) echo base xml model "$1" ;;
    onramp) echo base model book onramp ;;
    office) echo base xml model book onramp office ;;
    check | export | report) echo base model "$1" ;;
    layout | html) echo base model report "$1" ;; # html never sees layout, nor layout html
    pdf) echo base model layout pdf ;; # of layout: pages and fonts; never the plan, below
    api) echo base model read book onramp office check export report layout html pdf api ;;
    cli) echo cli ;;
    manual) echo base xml model read api cli manual ;; # made from the tables of all; nothing includes it
    known) echo base layout known ;; # nor this
    web) echo ;; # the page for the browser runs the program, and includes nothing
    esac
}

# The headers that a folder includes, as "file:header".
includes() { # FOLDER QUOTE
    grep -HE "^ *# *include *[$2]" "src/$1"/*.[chS] 2> /dev/null |
        sed -E "s/^([^:]*):.*[$2]([^\">]*)[\">].*/\1:\2/"
}

for path in src/*/; do
    folder=$(basename "$path")
    has "src/$folder is a layer" " base xml model read book onramp office check export report layout html pdf api cli manual known web " " $folder "
    wrong=
    for include in $(includes "$folder" '"'); do
        header=${include#*:}
        from=${header%%/*}
        [ "$header" = boardpaper.h ] && continue
        case " $(allowed "$folder") " in
        *" $from "*) ;;
        *) wrong="$wrong $include" ;;
        esac
    done
    same "src/$folder includes only what stands left of it" "$wrong" ''
done
same 'pdf never sees the plan' "$(includes pdf '"' | grep -E ':model/plan.h|:report/' || true)" ''
same 'the public header needs nothing of ours' "$(grep -c '#include "' include/boardpaper.h)" 0

# PATTERN FOLDERS: a library's headers, and who may include them.
while read -r pattern folders; do
    users=$(grep -lE "^ *# *include *<$pattern" src/*/*.[chS] include/*.h 2> /dev/null |
        sed 's,/[^/]*$,,; s,^src/,,' | sort -u | tr '\n' ' ')
    extra=
    for user in $users; do
        case ",$folders," in
        *",$user,"*) ;;
        *) extra="$extra $user" ;;
        esac
    done
    same "<$pattern...> only in $folders" "$extra" ''
done << 'END'
libxml/ xml
hpdf pdf
hb layout,pdf,known
dlfcn layout
uni(str|case) base
libdeflate base,book,pdf
png.h read
fribidi layout
nettle base
fcntl.h base,cli
sys/stat.h base,cli
sys/mman.h base
malloc.h cli
END

# Pages are the same whatever libunistring is installed: where lines and letters end, layout alone says.
same 'all other headers are of C and POSIX' "$(grep -hoE '^ *# *include *<[^>]*>' src/*/*.[ch] |
    sed 's/.*<//; s/>//' | sort -u | grep -vxE 'libxml/.*|hpdf.*|hb.*|uni(str|case)\.h|libdeflate\.h|fribidi\.h|png\.h|nettle/.*|malloc\.h|dlfcn\.h' |
    grep -vxE '(dirent|errno|fcntl|inttypes|limits|math|pthread|setjmp|signal|stdalign|stdarg|stdbool|stddef|stdint|stdio|stdlib|string|strings|time|unistd|sys/mman|sys/stat|sys/types|sys/wait|sys/resource|poll)\.h' || true)" ''
