# The packages on Debian 12.
suite=bookworm
. tests/packages/suite/suite.sh
