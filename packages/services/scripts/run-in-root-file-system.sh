#!/bin/sh
# Runs one server in the root file system. This shell is the first process of a PID namespace and a mount namespace
# of its own: when it ends, for whatever reason, the kernel ends everything below it and unmounts everything it mounted.
# Usage: run-in-root-file-system.sh ROOT DATA USER STOP_SIGNAL [NAME=VALUE...] COMMAND...
set -eu
root=$1 data=$2 user=$3 signal=$4
shift 4

# The kernel sends TERM when the supervisor has gone (unshare --kill-child). A server that does not heed it is killed.
server=
stop() {
  [ -n "$server" ] || exit 0
  kill -s "$signal" "$server" 2>/dev/null || true
  (sleep 8; kill -s KILL "$server" 2>/dev/null) &
}
trap stop TERM INT HUP

# The first process of a namespace does not get a signal that it has no trap for: look whether one was missed.
# /proc is still that of the whole machine here.
while read -r key value; do
  [ "$key" != PPid: ] || parent=$value
done </proc/self/status
read -r parent_name <"/proc/$parent/comm" || exit 1
[ "$parent_name" = unshare ] || exit 1

mount -t proc proc "$root/proc"
mount -t tmpfs -o mode=1777,size=256m tmpfs "$root/dev/shm"
mount -t tmpfs -o mode=1777,size=64m tmpfs "$root/tmp"
mount -t tmpfs -o mode=755,size=8m tmpfs "$root/run"
mount --bind "$data" "$root/data"

chroot --userspec="$user:$user" "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 HOME=/data "$@" &
server=$!

# A trapped signal interrupts wait, hence the loop.
code=0
wait "$server" || code=$?
while kill -0 "$server" 2>/dev/null; do
  code=0
  wait "$server" || code=$?
done
exit "$code"
