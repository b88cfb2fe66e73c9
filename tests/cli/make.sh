# The Makefile's promises: nothing is done twice, changed flags rebuild, a staged install is usable.
. tests/tap.sh
T=$TEST_TMP
MAKEFLAGS=
export MAKEFLAGS

dry() { make -n BUILD="$BUILD" "$@" 2>&1; }
has 'a second make has nothing to do' "$(dry all)" 'Nothing to be done'
has 'make help lists the targets' "$(make help)" 'make conformance'
