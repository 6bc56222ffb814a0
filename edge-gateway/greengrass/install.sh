#!/bin/sh
# Checks the JVM and the configuration before the gateway is started, and makes the archive of classes for its jar.
# The nucleus runs it whenever the configuration or the version has changed, and at its own start.
#
#   install.sh WORK     WORK is the component's own folder, which outlives versions
#
#   AWS_IOT_THING_NAME, AWS_REGION   of the core, from the nucleus
#   TIDEMARK_CONFIGURATION           JSON object with the sections of edge.yaml
#   TIDEMARK_ENDPOINT                host of AWS IoT Core's data endpoint, if it is known
#   TIDEMARK_CREDENTIALS_ENDPOINT    host of its credentials provider, if it is known
#   and those of command.sh
work=$1
. "$(dirname -- "$0")/command.sh"

fail() {
    echo "$1" >&2
    exit 1
}

# A placeholder that the nucleus could not replace is as good as nothing.
known() {
    case $1 in
    '' | '{'*) return 1 ;;
    esac
}

require_java() {
    found=$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1) || true
    [ "${found:-0}" -ge 17 ] ||
        fail "The gateway needs Java 17 or newer, and \"$java\" is ${found:-no Java}: set java in the component's configuration."
}

# What this core knows, for the configuration to say otherwise.
write_core() {
    thing=${AWS_IOT_THING_NAME:-}
    echo "gateway:"
    case $thing in
    *?-core) echo "  id: \"${thing%-core}\"" ;;
    esac
    echo "  data-directory: \"$work/data\""
    echo "  savepoint-on-stop: true"
    if known "${TIDEMARK_ENDPOINT:-}"; then
        echo "uplink.endpoint: \"$TIDEMARK_ENDPOINT\""
    fi
    if known "${AWS_REGION:-}"; then
        echo "prediction.region: \"$AWS_REGION\""
    fi
    if known "${TIDEMARK_CREDENTIALS_ENDPOINT:-}"; then
        echo "prediction.credentials-endpoint: \"$TIDEMARK_CREDENTIALS_ENDPOINT\""
    fi
}

check_configuration() {
    name_hint=
    case ${AWS_IOT_THING_NAME:-} in
    *?-core) ;;
    *) name_hint=" The name of the core, ${AWS_IOT_THING_NAME:-unknown}, does not end in -core, so it tells no gateway.id." ;;
    esac
    said=$(become_java -jar "$jar" --check --config "$work/core.yaml.new" --config "$work/configuration.yaml.new") ||
        fail "The configuration cannot be used: see above.$name_hint"
    # IoT Core lets one connection have a name, and the nucleus has that of its thing.
    [ "$said" != "No fault in the configuration of ${AWS_IOT_THING_NAME:-}" ] ||
        fail "The gateway cannot have the name of its core, $AWS_IOT_THING_NAME: each would cut the other off. Set gateway.id, or name the core $AWS_IOT_THING_NAME-core."
    echo "$said"
}

# Halves the work of every start, and none needs it.
make_archive() {
    made_for="$jar $(cksum <"$jar") $("$java" -version 2>&1)"
    if [ -f "$archive" ] && [ "$made_for" = "$(cat "$archive.made-for" 2>/dev/null)" ]; then
        return
    fi
    rm -f "$archive"
    if (become_java "-XX:ArchiveClassesAtExit=$archive" -jar "$jar" --rehearse \
        --config "$work/core.yaml" --config "$work/configuration.yaml" >"$work/rehearsal.log" 2>&1); then
        echo "$made_for" >"$archive.made-for"
    else
        echo "No archive of classes: starts take twice as long; $work/rehearsal.log says why." >&2
    fi
}

require_java
write_core >"$work/core.yaml.new"
printf '%s\n' "${TIDEMARK_CONFIGURATION:-{\}}" >"$work/configuration.yaml.new"
check_configuration
mv "$work/core.yaml.new" "$work/core.yaml"
mv "$work/configuration.yaml.new" "$work/configuration.yaml"
make_archive
