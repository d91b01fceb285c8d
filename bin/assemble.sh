#!/usr/bin/env bash
# Puts what ./laminar runs under cli/target/dist: lib/*.jar and, where the JDK can make one, a start-up cache.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
dist="$root/cli/target/dist"
cache="$dist/laminar.aot"
rm -f "$cache" "$dist/stamp"

# Loaded and linked classes of a typical run are kept in an ahead-of-time cache: it halves the time to the first row.
warmup="$root/bin/warmup.sql"
if ! "$JAVA_HOME/bin/java" @"$root/bin/jvm.args" -XX:AOTCacheOutput="$cache" -Xlog:disable -Xlog:all=off \
  -cp "$dist/lib/*" dev.laminar.cli.LaminarCommand run "$warmup" >/dev/null 2>"$dist/warmup.log"; then
  echo "laminar: could not make the start-up cache (see cli/target/dist/warmup.log); starting will be slower" >&2
  rm -f "$cache"
fi
touch "$dist/stamp"
