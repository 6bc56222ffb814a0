#!/bin/sh
# Runs a program of the image: train, or rollout-step. The pair of keys comes as two texts in the environment, as
# Secrets Manager gives it to a task; the trainer reads files.
set -eu
program=${1:-}
java_options="-XX:MaxRAMPercentage=70"

case $program in
train)
    : "${TIDEMARK_SIGNING_KEY_PEM:?is empty: fill the secret, docs/deploy.md says how}"
    : "${TIDEMARK_PUBLIC_KEY_PEM:?is empty: fill the secret, docs/deploy.md says how}"
    umask 077
    keys=$(mktemp -d)
    printf '%s\n' "$TIDEMARK_SIGNING_KEY_PEM" >"$keys/signing.pem"
    printf '%s\n' "$TIDEMARK_PUBLIC_KEY_PEM" >"$keys/models.pem"
    unset TIDEMARK_SIGNING_KEY_PEM TIDEMARK_PUBLIC_KEY_PEM
    export TIDEMARK_SIGNING_KEY="$keys/signing.pem" TIDEMARK_PUBLIC_KEY="$keys/models.pem"
    exec java $java_options -cp "/opt/tidemark/trainer/*" io.tidemark.trainer.TrainerMain train
    ;;
rollout-step)
    exec java $java_options -cp "/opt/tidemark/rollout/*" io.tidemark.rollout.step.RolloutStep
    ;;
*)
    echo "There is no program \"$program\": choose train or rollout-step." >&2
    exit 2
    ;;
esac
