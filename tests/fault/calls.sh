# Calls of the system fail, one after the other, in each verb that reads and writes: the program ends with a
# message and a status of its own, or makes the very same files; what was there before is whole, or replaced by
# what is whole; and no temporary file stays.
. tests/tap.sh
. tests/fault/preload/verbs.sh

while read -r call hows; do
    most=0
    for verb in $verbs; do
        count "$verb" "$call"
        [ "$counted" -gt 0 ] || continue
        for how in $hows; do
            fail "$verb" "$call" "$how"
        done
        fail "$verb" "$call" "${hows%% *}" on
    done
done <<'END2'
open EACCES EMFILE
read EIO EINTR short
write ENOSPC EIO EINTR short
fsync EIO
close EIO
rename EIO
mkdir EACCES
END2
told_faults
