#!/bin/sh
# Ends the gateway in good order: it takes a savepoint, ends its job and sends what waits. Returns once it is gone.
# A version that has just been installed ends the one before it, so what both agree on is only: the files run.pid and
# gateway.pid in WORK, the file stopping, and SIGTERM.
#
#   shutdown.sh WORK     WORK is the component's own folder
set -eu
work=$1
patience=130

# Whether the process in the file is still there. After a restart of the machine its number may be another's, or that of
# run.sh, which calls this to make sure that it is alone.
is_there() {
    pid=$(cat "$work/$1" 2>/dev/null) && [ -n "$pid" ] && [ "$pid" != "$PPID" ] &&
        tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -q "$2"
}

gateway_is_there() {
    is_there gateway.pid 'edge-gateway.*\.jar'
}

script_is_there() {
    is_there run.pid 'run\.sh'
}

signal() {
    ! script_is_there || kill "-$1" "$pid" 2>/dev/null || true
    ! gateway_is_there || kill "-$1" "$pid" 2>/dev/null || true
}

: >"$work/stopping"
signal TERM
while gateway_is_there || script_is_there; do
    if [ "$patience" -le 0 ]; then
        echo "The gateway did not end and is killed; it goes on from its last checkpoint." >&2
        signal KILL
        exit 1
    fi
    patience=$((patience - 1))
    sleep 1
done
