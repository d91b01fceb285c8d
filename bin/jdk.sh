# Sourced by ./build and ./laminar: finds a JDK 25 and exports JAVA_HOME, or says exactly how to get one.

laminar_is_jdk25() {
  [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="25' "$1/release"
}

laminar_find_jdk() {
  local candidate
  for candidate in "${LAMINAR_JAVA_HOME:-}" "${JAVA_HOME:-}" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if laminar_is_jdk25 "$candidate"; then
      export JAVA_HOME="$candidate"
      return 0
    fi
  done
  cat >&2 <<'EOF'
laminar: no JDK 25 found.
  looked at LAMINAR_JAVA_HOME, JAVA_HOME, /usr/lib/jvm, /usr/java, /opt/java, ~/.sdkman, ~/.jdks and the macOS JDK folder
  to get one:
    SDKMAN!         sdk install java 25-tem
    Debian, Ubuntu  apt-get install temurin-25-jdk   (after adding the Adoptium repository)
    macOS           brew install --cask temurin@25
    by hand         unpack a JDK 25 anywhere and set JAVA_HOME to it
EOF
  return 1
}

laminar_find_maven() {
  command -v mvn >/dev/null 2>&1 && return 0
  cat >&2 <<'EOF'
laminar: Apache Maven (3.8 or newer) is needed to build and was not found on the PATH.
  to get it:
    Debian, Ubuntu  apt-get install maven
    SDKMAN!         sdk install maven
    macOS           brew install maven
EOF
  return 1
}
