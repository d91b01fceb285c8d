#!/usr/bin/env bash
# Completes cli/target/dist, which ./laminar runs: besides lib/*.jar a start-up cache, where the JDK can make one.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/bin/run.sh"
dist="$root/cli/target/dist"
cache="$dist/laminar.aot"
rm -f "$cache" "$dist/stamp"

# Loaded and linked classes of a typical run are kept in an ahead-of-time cache: it halves the time to the first row.
if ! "$JAVA_HOME/bin/java" @"$root/bin/jvm.args" -XX:AOTCacheOutput="$cache.new" \
  -cp "$(laminar_class_path "$dist")" dev.laminar.cli.LaminarCommand run "$root/bin/warmup.sql" \
  >"$dist/warmup.out" 2>"$dist/warmup.log" || [ ! -s "$cache.new" ]; then
  echo "laminar: could not make the start-up cache (see cli/target/dist/warmup.log); starting will be slower" >&2
  rm -f "$cache.new"
else
  mv "$cache.new" "$cache"
fi
touch "$dist/stamp"
