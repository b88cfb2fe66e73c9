# clang-tidy, with the checks that .clang-tidy names, has nothing to say of any source.
. tests/analyze/shared/flags.sh
# "N warnings generated" tells of those that are switched off; one file a run, or 14 confuses va_lists.
each "clang-tidy --quiet \$1 -- $flags 2> \$TEST_TMP/\$\$ || cat \$TEST_TMP/\$\$"
verdicts clang-tidy
