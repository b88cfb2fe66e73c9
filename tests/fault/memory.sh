# Memory runs out in the program: at an allocation, and at each after it. What the library makes of that is tested
# at every one of its allocations (test_alloc.c); here are those of the command line and of a batch, and some of the
# library's in between.
#
#   FAULTS=all    every one
. tests/tap.sh
. tests/fault/preload/verbs.sh

step=61
[ "${FAULTS:-}" != all ] || step=1
most=0
for verb in report check batch; do
    count "$verb" memory
    fail "$verb" memory ENOMEM '' $step
    fail "$verb" memory ENOMEM on $step
done
told_faults
