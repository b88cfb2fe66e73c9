# The job array of docs/batches.md as it stands, on a small cluster of Debian's Slurm: a controller and two nodes,
# each in a network namespace of its own, under a host name of its own. When a third of the reports is made,
# one node dies: its daemon and its tasks are killed, and its network goes down. Slurm runs these tasks again on
# the other node. Then each report must be there, whole, and those of before untouched. Needs root, and takes
# some minutes.
#
#   PLANS      how many plans (300)
#   COPIES     how many times the rows of the example each plan has (10): a task takes some seconds
. tests/tap.sh
T=$TEST_TMP
page=$PWD/docs/batches.md
example=$PWD/input/sevenoaks-2019-q2.xml
plans=${PLANS:-300} copies=${COPIES:-10}
id=bp$$
net=10.213.77 # of nobody but the namespaces

# Not by `ip netns exec`: it mounts a new /sys, and slurmd does not start where /sys/fs/cgroup is missing.
run() { # NODE COMMAND...: runs it on a node, or on `ctl`, under its host name
    node=$1
    shift
    nsenter --net="/run/netns/$id-$node" unshare --uts sh -c 'hostname "$0" && exec "$@"' "$node" "$@"
}
on() { # COMMAND...: a command of Slurm's, where the controller is
    run ctl env SLURM_CONF="$T/slurm.conf" "$@"
}
kill_node() { # its processes, until there are none
    while pids=$(ip netns pids "$id-$1" 2> /dev/null) && [ "$pids" ]; do
        # shellcheck disable=SC2086 # words
        kill -9 $pids 2> /dev/null
        sleep 0.1
    done
}
end() {
    for node in ctl n1 n2; do
        kill_node $node
        ip netns del "$id-$node" 2> /dev/null
    done
    ip link del "$id" 2> /dev/null
    [ -z "$munged" ] || kill "$munged"
}
wait_for() { # SECONDS COMMAND...
    left=$(($1 * 5))
    shift
    while ! "$@" > /dev/null 2>&1; do
        [ $((left -= 1)) -gt 0 ] || return 1
        sleep 0.2
    done
}

if ! ip netns add "$id-ctl" 2> /dev/null; then
    skip 'a job array on a cluster' 'network namespaces cannot be had here'
    exit 0
fi
munged=
trap end EXIT
trap 'exit 130' INT TERM

# ---- the plans, and what one machine makes of them ----
mkdir -p "$T/bin" "$T/work/plans" "$T/state" "$T/log"
chmod 755 "$T"
ln -s "$BOARDPAPER" "$T/bin/boardpaper"
k=0
while [ $((k += 1)) -le "$plans" ]; do
    "$BUILD/tests/bench/scale" "$example" "$copies" $((k * copies)) > "$T/work/plans/plan-$k.xml"
done
cd "$T/work" || exit 1
"$BOARDPAPER" batch -q plans/*.xml -d "$T/whole"
awk '/^```/ { if (inside && text ~ "SBATCH") { printf "%s", text; exit } inside = $0 == "```sh"; text = ""; next }
    inside { text = text $0 "\n" }' "$page" > array.sh

# ---- the cluster ----
ip link add "$id" type bridge && ip link set "$id" up
i=0
for node in ctl n1 n2; do
    i=$((i + 1))
    [ $node = ctl ] || ip netns add "$id-$node"
    ip link add "$id-$i" type veth peer name eth0 netns "$id-$node"
    ip link set "$id-$i" master "$id" up
    ip -n "$id-$node" addr add "$net.$i/24" dev eth0
    ip -n "$id-$node" link set eth0 up
    ip -n "$id-$node" link set lo up
done
dd if=/dev/urandom of="$T/munge.key" bs=1024 count=1 2> /dev/null && chmod 400 "$T/munge.key"
munged --foreground --force --key-file="$T/munge.key" --socket="$T/munge.socket" \
    --pid-file="$T/munged.pid" --log-file="$T/log/munged" --seed-file="$T/munge.seed" > "$T/log/munged.out" 2>&1 &
munged=$!
wait_for 30 test -S "$T/munge.socket"
cat > "$T/slurm.conf" <<END
ClusterName=boardpaper
SlurmctldHost=ctl($net.1)
SlurmUser=root
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket=$T/munge.socket
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
SlurmdTimeout=6
JobRequeue=1
JobFileAppend=1
StateSaveLocation=$T/state
SlurmdSpoolDir=$T/spool-%n
SlurmctldPidFile=$T/slurmctld.pid
SlurmdPidFile=$T/slurmd-%n.pid
SlurmctldLogFile=$T/log/slurmctld
SlurmdLogFile=$T/log/slurmd-%n
NodeName=n1 NodeAddr=$net.2 CPUs=1
NodeName=n2 NodeAddr=$net.3 CPUs=1
PartitionName=all Nodes=n1,n2 Default=YES State=UP
END
echo 'IgnoreSystemd=yes' > "$T/cgroup.conf" # no cgroup is used, but slurmd 22.05 does not start without the plugin
run ctl slurmctld -D -f "$T/slurm.conf" > "$T/log/ctl.out" 2>&1 &
for node in n1 n2; do
    run $node slurmd -D -N $node -f "$T/slurm.conf" > "$T/log/$node.out" 2>&1 &
done
both_idle() { [ "$(on sinfo -h -o '%T %D')" = 'idle 2' ]; }
if ! wait_for 60 both_idle; then
    same 'a cluster of two nodes' "$(on sinfo 2>&1; tail -n 5 "$T"/log/*)" 'idle 2'
    exit 1
fi
check 'a cluster of two nodes' both_idle

# ---- the array, and the death of a node ----
made() { find reports -name '*.pdf' 2> /dev/null | wc -l; }
half_way() {
    [ "$(made)" -ge $((plans / 3)) ] && ip netns pids "$id-n2" | xargs -r ps -o comm= -p | grep -q boardpaper
}
check 'the array is taken' on env PATH="$T/bin:$PATH" sbatch array.sh
check 'a third is made, and both nodes work' wait_for 300 half_way
ip -n "$id-n2" link set eth0 down
kill_node n2
sums() { (cd "$1" && find . -type f -exec sha256sum {} + | LC_ALL=C sort); }
stamps() { find reports -name '*.pdf' -printf '%f %i %T@\n' | sort; }
stamps > "$T/before"
sums reports > "$T/then"
same 'what is there at the death of a node is whole' \
    "$(sums "$T/whole" | LC_ALL=C comm -13 - "$T/then" | grep -v '\.tmp$')" ''
some_left() { [ "$(made)" -lt "$plans" ]; }
check '... and it is not yet all' some_left
is_down() { on sinfo -h -n n2 -o %T | grep -q '^down'; }
check 'the controller sees that it is gone' wait_for 60 is_down
none_queued() { [ -z "$(on squeue -h)" ]; }
check 'the array comes to its end' wait_for 600 none_queued
same 'all reports are there, and are what one machine makes' "$(sums reports | grep -v '\.tmp$')" \
    "$(sums "$T/whole")"
stamps > "$T/after"
same 'none that was there was made again' "$(LC_ALL=C comm -23 "$T/before" "$T/after")" ''
again=$(on scontrol show job | grep -c 'Restarts=[1-9]')
check 'a task was run again' [ "$again" -ge 1 ]
same 'running the array once more makes nothing' "$(
    on env PATH="$T/bin:$PATH" timeout 600 sbatch -W array.sh > /dev/null 2>&1; stamps | LC_ALL=C comm -3 "$T/after" -)" ''
echo "# $plans plans, $(wc -l < "$T/before") reports when n2 died; $again tasks were run again, on n1;" \
    "temporary files left: $(find reports -name '.*' | wc -l)"
