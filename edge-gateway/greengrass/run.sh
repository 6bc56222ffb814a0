#!/bin/sh
# Runs the gateway until shutdown.sh, or a signal, ends it in good order. A gateway that fails is started again, however
# often: the nucleus would give it up after the third time. Only a configuration that cannot be used ends it, with 2.
#
#   run.sh WORK     WORK is the component's own folder, where install.sh has left the configuration
#
#   TIDEMARK_HEALTH_INTERVAL   seconds between two looks at the console
#   TIDEMARK_CONSOLE           where the console is, for health.sh
#   and those of command.sh
work=$1
. "$(dirname -- "$0")/command.sh"

interval=${TIDEMARK_HEALTH_INTERVAL:-30}
longest_pause=60
pause=1
gateway=
watcher=

is_asked_to_stop() {
    [ -e "$work/stopping" ]
}

stop() {
    : >"$work/stopping"
    [ -z "$gateway" ] || kill -TERM "$gateway" 2>/dev/null || true
}

# Says what the console says, if it has changed, and kills a JVM that answered once and does so no more.
watch() {
    said=
    missed=0
    # Not to hold the output open, which the nucleus waits for, after the gateway's end.
    while sleep "$interval" >/dev/null 2>&1 && kill -0 "$1" 2>/dev/null; do
        code=0
        state=$(sh "$artifacts/health.sh") || code=$?
        case $code in
        0)
            missed=0
            [ "$state" = "$said" ] || echo "The gateway is $state."
            said=$state
            ;;
        3)
            echo "Nobody watches the console: there is neither curl nor wget." >&2
            return
            ;;
        *)
            [ -z "$said" ] || missed=$((missed + 1))
            ;;
        esac
        if [ "$missed" -ge 3 ]; then
            echo "The console no longer answers: the gateway is killed, to be started again." >&2
            kill -KILL "$1"
            return
        fi
    done
}

start() {
    (become_java "-XX:SharedArchiveFile=$archive" -jar "$jar" \
        --config "$work/core.yaml" --config "$work/configuration.yaml") &
    gateway=$!
    echo "$gateway" >"$work/gateway.pid"
    watch "$gateway" &
    watcher=$!
    # The signal may have come before there was anybody to hand it on to.
    ! is_asked_to_stop || stop
}

# A signal interrupts the wait, not the gateway.
await_end() {
    while
        code=0
        wait "$gateway" || code=$?
        kill -0 "$gateway" 2>/dev/null
    do :; done
    gateway=
    rm -f "$work/gateway.pid"
    kill "$watcher" 2>/dev/null || true
}

# One that a killed nucleus has left behind has the data directory.
sh "$artifacts/shutdown.sh" "$work"
rm -f "$work/stopping"
echo $$ >"$work/run.pid"
trap stop TERM INT
while ! is_asked_to_stop; do
    started=$(date +%s)
    start
    await_end
    if is_asked_to_stop; then
        break
    fi
    if [ "$code" -eq 2 ]; then
        echo "The configuration cannot be used: see above." >&2
        exit 2
    fi
    [ $(($(date +%s) - started)) -lt "$longest_pause" ] || pause=1
    echo "The gateway ended with $code and is started again in $pause s." >&2
    sleep "$pause" >/dev/null 2>&1 &
    wait $! || true
    pause=$((pause * 2 < longest_pause ? pause * 2 : longest_pause))
done
# A JVM that is stopped before it works says that of the signal.
[ "${code:-0}" -ne 143 ] || code=0
exit "${code:-0}"
