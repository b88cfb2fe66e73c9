# cppcheck has nothing to say of any source. A finding that is wrong is switched off beside it, with why. Newer
# ones say of a file that they did not try all its branches (normalCheckLevelMaxBranches), which is no finding.
. tests/analyze/shared/flags.sh
each "cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr \
    --suppress=missingInclude --suppress=normalCheckLevelMaxBranches --error-exitcode=1 \
    -D_POSIX_C_SOURCE=200809L -Iinclude -Isrc \$1"
verdicts cppcheck
