# Read by install.sh and run.sh: how the gateway's JVM is started. The caller has set $work, the component's own folder.
#
#   TIDEMARK_JAVA           command of a JVM of Java 17 or newer
#   TIDEMARK_JAVA_OPTIONS   more options of it
set -eu
umask 077
artifacts=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
java=${TIDEMARK_JAVA:-java}
# Of the jars for the processors only one is on a device.
jar=$(echo "$artifacts"/edge-gateway*.jar)
archive=$work/classes.jsa
# glibc would keep an arena for each thread.
export MALLOC_ARENA_MAX=2

# The JVM by its options, replacing the shell that calls it.
become_java() {
    # shellcheck disable=SC2086 # several options are several words
    exec "$java" "@$artifacts/jvm.options" ${TIDEMARK_JAVA_OPTIONS:-} "$@"
}
