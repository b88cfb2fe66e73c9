# The library's first calls in eight threads at once, in ten processes: each thread makes the same bytes; and in a
# build with ThreadSanitizer (`make tsan`) there is no race.
. tests/tap.sh

for i in 1 2 3 4 5 6 7 8 9 10; do
    same "cold start $i" "$("$BUILD/tests/threads/cold" tests/golden/compare/new.xml \
        tests/golden/compare/old.xml tests/golden/packs/valid/small.xml 2>&1)" 'the same in all threads'
done
echo "1..$tap_n"
