# cppcheck has nothing to say of any source. A finding that is wrong is switched off beside it, with why. Newer
# ones say of a file that they did not try all its branches (normalCheckLevelMaxBranches), which is no finding.
# A NULL that ends a list of arguments is a pointer: POSIX says so of <stddef.h>, and gcc's attribute
# `sentinel` looks that it is there (varFuncNullUB).
. tests/analyze/shared/flags.sh
each "cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr \
    --suppress=missingInclude --suppress=normalCheckLevelMaxBranches --suppress=varFuncNullUB \
    --error-exitcode=1 -D_POSIX_C_SOURCE=200809L -Iinclude -Isrc \$1"
verdicts cppcheck
