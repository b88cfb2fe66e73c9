# The recipes of docs/batches.md, taken out of it as they stand: with make -j, with GNU parallel, as a Slurm job array and
# as a Kubernetes indexed job (whose command alone is run, once for each index). Each makes what one batch makes, and
# doing it twice does no harm.
. tests/tap.sh
T=$TEST_TMP
page=$PWD/docs/batches.md
mkdir -p "$T/bin" "$T/work/plans"
ln -s "$BOARDPAPER" "$T/bin/boardpaper"
PATH=$T/bin:$PATH
cd "$T/work" || exit 1
i=0
while [ $((i += 1)) -le 11 ]; do
    good_plan | sed "s/Road Safety/Road Safety $i/" > "plans/plan $i.xml"
done
for plan in plans/*.xml; do # make has no names with spaces
    mv "$plan" "plans/$(basename "$plan" | tr ' ' '-')"
done
boardpaper batch -q plans/*.xml -d whole

recipe() { # KIND WORD: the block of that kind that has the word
    awk -v kind="$1" -v word="$2" '
        /^```/ { if (inside && text ~ word) { printf "%s", text; exit } inside = $0 == "```" kind; text = ""; next }
        inside { text = text $0 "\n" }' "$page"
}
same_reports() { # NAME: reports/ has what whole/ has
    same "$1: all reports" "$(cd reports && ls)" "$(cd whole && ls)"
    same "$1: the same" "$(for report in whole/*; do cmp "$report" "reports/${report#*/}" 2>&1; done)" ''
}

recipe make reports > Makefile
check 'make -j' make -s -j2
same_reports 'make -j'
has '... has nothing to do again' "$(make -j2 2>&1)" 'Nothing to be done'
touch -d '2200-01-01' plans/plan-3.xml
same '... but for what changed' "$(make -n 2> /dev/null | grep -c boardpaper)" 1
touch -d '2001-01-01' plans/plan-3.xml
rm -rf reports

if command -v parallel > /dev/null; then
    recipe sh parallel > parallel.sh
    while read -r line <&3; do
        mkdir -p reports
        check "$(echo "$line" | cut -c 1-40)" env HOME="$T" sh -c "$line"
        same_reports '... makes'
        check '... twice' env HOME="$T" sh -c "$line"
        same_reports '... makes'
        rm -rf reports
    done 3< parallel.sh
    same 'each line of parallel was run' "$(wc -l < parallel.sh | tr -d ' ')" 2
else
    skip 'GNU parallel' 'it is not there'
fi

recipe sh SBATCH > array.sh
array=$(sed -n 's/^#SBATCH --array=1-//p' array.sh)
task=0
while [ $((task += 1)) -le "$array" ]; do
    check "Slurm: task $task of $array" \
        env SLURM_ARRAY_TASK_ID=$task SLURM_ARRAY_TASK_COUNT="$array" SLURM_CPUS_PER_TASK=2 sh array.sh
done
same_reports 'Slurm'
made=$(ls -l --time-style=full-iso reports)
env SLURM_ARRAY_TASK_ID=2 SLURM_ARRAY_TASK_COUNT="$array" sh array.sh 2> /dev/null
same '... a task that is run again makes nothing twice' "$(ls -l --time-style=full-iso reports)" "$made"
rm -rf reports

recipe yaml JOB_COMPLETION_INDEX > job.yaml
completions=$(sed -n 's/^ *completions: //p' job.yaml)
command=$(sed -n "s/^ *command: \[sh, -c, '\(.*\)'\]/\1/p" job.yaml)
same 'Kubernetes: each index is a shard' "$(echo "$command" | grep -o '/[0-9]*$')" "/$completions"
index=0
while [ $index -lt "$completions" ]; do
    check "Kubernetes: index $index" env JOB_COMPLETION_INDEX=$index sh -c "$command"
    index=$((index + 1))
done
same_reports 'Kubernetes'
rm -rf reports

# The filter that it all rests on: no file but its streams, and the same bytes each time.
boardpaper report - -q < plans/plan-1.xml > one.pdf
check 'a report is a filter' cmp one.pdf whole/plan-1.pdf
before=$(find . | sort)
boardpaper report - -o - < plans/plan-1.xml 2> /dev/null | cmp - one.pdf
same '... which leaves nothing behind' "$(find . | sort)" "$before"
