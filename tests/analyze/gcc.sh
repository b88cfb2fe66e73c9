# gcc's -fanalyzer has nothing to say of any source: paths on which memory leaks, is used freed or unset,
# or a NULL is followed.
. tests/analyze/shared/flags.sh
each "gcc $flags -O2 -Wall -Wextra -fanalyzer -c -o /dev/null \$1"
verdicts gcc
