# The packages on Debian 13.
suite=trixie
. tests/packages/suite/suite.sh
