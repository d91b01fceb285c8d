# Sourced by ./laminar and bin/assemble.sh: what a start of the command line and the making of its start-up cache share.

# The jars in one order: the cache holds for exactly this class path (more may follow behind it).
laminar_class_path() {
  local LC_ALL=C path="" jar
  for jar in "$1"/lib/*.jar; do
    path="$path${path:+:}$jar"
  done
  printf '%s' "$path"
}

# Sets cache_options for the JVM. A cache that does not fit (another JDK, a changed jar) is left out by the JVM itself,
# silently unless asked: laminar_cache_options DIST VERBOSE
laminar_cache_options() {
  local cache="$1/laminar.aot"
  cache_options=()
  if [ ! -e "$cache" ]; then
    [ "$2" = 1 ] && echo "laminar: there is no start-up cache; ./build dist makes one" >&2
    return 0
  fi
  if [ "$2" = 1 ]; then
    echo "laminar: start-up cache $cache; a warning follows if the JVM does not take it" >&2
    cache_options=(-XX:AOTCache="$cache" -Xlog:all=warning:stderr)
  else
    cache_options=(-XX:AOTCache="$cache" -Xlog:aot*=off:stderr -Xlog:cds*=off:stderr)
  fi
}
