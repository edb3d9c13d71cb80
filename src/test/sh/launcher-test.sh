#!/usr/bin/env bash
# Tests the launcher on a copy of it in a folder of its own, with a JDK and a Maven that only say what they were asked.
# A line a test: `ok NAME` or `not ok NAME`, with what was seen after a failure.
# shellcheck disable=SC2016,SC2317 # scripts in quotes; tests called by their names
set -uo pipefail

here=$(cd "$(dirname "$0")/../../.." && pwd -P)
world=$(mktemp -d)
trap 'rm -rf "$world"' EXIT
# The folder has a space in its name throughout.
checkout="$world/a check out"
failed=0

# A JDK of a version: bin/java prints its arguments and what it sees of the settings.
fake_jdk() {
  mkdir -p "$1/bin"
  echo "JAVA_VERSION=\"$2\"" >"$1/release"
  printf '#!/bin/sh\necho "java %s of %s"\necho "data $PADDOCK_DATA demo $PADDOCK_DEMO"\n' '$*' "$2" >"$1/bin/java"
  echo 'exit 0' >"$1/bin/javac"
  chmod +x "$1/bin/java" "$1/bin/javac"
}

# A Maven that takes a while to make a jar, and notes that it began and that it ended.
fake_maven() {
  cat >"$checkout/mvnw" <<'SH'
#!/bin/sh
cd "$(dirname "$0")"
[ ! -f broken ] || { echo "it is broken in line 7"; exit 1; }
echo began >>maven.log
echo half >target/paddock.jar
sleep "$(cat pause 2>/dev/null || echo 0)"
echo whole >target/paddock.jar
echo ended >>maven.log
SH
  chmod +x "$checkout/mvnw"
}

new_world() {
  rm -rf "$world" && mkdir -p "$checkout/src/main/java" "$world/path" "$world/jvms" "$world/home"
  cp -R "$here/paddock" "$here/pom.xml" "$checkout"
  cp -R "$here/src/package" "$checkout/src"
  echo code >"$checkout/src/main/java/Code.java"
  for program in bash sh cat cp date dirname basename du find flock grep head mkdir mktemp mv readlink rm sed sleep tail touch tr uname; do
    ln -s "$(command -v $program)" "$world/path/$program" 2>/dev/null
  done
  fake_maven
}

# The launcher in an environment where there is nothing but what new_world made; what it says is in $out, its code in $code.
paddock_at() {
  out=$(env -i PATH="$world/path" HOME="$world/home" PADDOCK_JVM_ROOTS="$world/jvms" ${settings[@]+"${settings[@]}"} "$@" 2>&1)
  code=$?
}
paddock() { paddock_at "$checkout/paddock" "$@"; }

says() { case $out in *"$1"*) ;; *) echo "did not say: $1" && return 1 ;; esac; }
never_says() { case $out in *"$1"*) echo "said: $1" && return 1 ;; *) ;; esac; }
ends_with() { [ "$code" = "$1" ] || { echo "ended with $code instead of $1" && return 1; }; }
builds() { [ "$(grep -c began "$checkout/maven.log" 2>/dev/null)" = "$1" ] || { echo "built $(grep -c began "$checkout/maven.log") times instead of $1" && return 1; }; }

# ---- What is true of the launcher

without_a_jdk_25_it_says_what_to_install() {
  fake_jdk "$world/jvms/jdk-17" 17.0.15
  paddock
  ends_with 69 && says "needs a JDK 25" && says temurin-25-jdk && says brew && says PADDOCK_JDK && builds ""
}

a_runtime_without_a_compiler_is_no_jdk() {
  fake_jdk "$world/jvms/jre-25" 25.0.3
  rm "$world/jvms/jre-25/bin/javac"
  paddock
  ends_with 69
}

a_jdk_25_is_found_although_java_on_the_path_is_17() {
  fake_jdk "$world/java 17" 17.0.15
  ln -s "../java 17/bin/java" "$world/path/java"
  fake_jdk "$world/jvms/jdk-25" 25.0.3
  paddock
  ends_with 0 && says "of 25.0.3"
}

java_on_the_path_is_taken_when_it_is_25() {
  fake_jdk "$world/java 25" 25
  ln -s "../java 25/bin/java" "$world/path/java"
  paddock
  ends_with 0 && says "of 25"
}

a_mac_s_jdk_is_found() {
  fake_jdk "$world/jvms/temurin-26.jdk/Contents/Home" 26.0.1
  paddock
  ends_with 0 && says "of 26.0.1"
}

paddock_jdk_goes_before_every_other() {
  fake_jdk "$world/jvms/jdk-25" 25.0.3
  fake_jdk "$world/my jdk" 27-ea
  settings=(PADDOCK_JDK="$world/my jdk" JAVA_HOME="$world/jvms/jdk-25")
  paddock
  ends_with 0 && says "of 27-ea"
}

a_wrong_paddock_jdk_is_named() {
  fake_jdk "$world/jvms/jdk-25" 25.0.3
  settings=(PADDOCK_JDK=/nowhere)
  paddock
  ends_with 69 && says "PADDOCK_JDK=/nowhere"
}

help_lists_every_command_and_setting() {
  local word
  paddock --help
  ends_with 0 || return
  for word in serve "site check FILE" "site import FILE [--dry-run]" "audit verify" "backup [FILE" "restore FILE [--replace] [--yes]" check "test [--full]" "bench [NAME]" package format help --version \
    PADDOCK_PORT PADDOCK_DATA PADDOCK_DATABASE_URL PADDOCK_DATABASE_USER PADDOCK_DATABASE_PASSWORD PADDOCK_AUDIT_KEY PADDOCK_DEMO PADDOCK_DEMO_YEARS \
    PADDOCK_LOG PADDOCK_JAVA_OPTIONS PADDOCK_JDK; do
    says "$word" || return
  done
}

the_version_is_the_pom_s() {
  paddock --version
  ends_with 0 && says "Paddock $(sed -n '/<artifactId>paddock</{n;s/.*>\(.*\)<.*/\1/p;}' "$here/pom.xml")"
}

an_unknown_command_is_answered_in_one_line() {
  paddock srve
  ends_with 64 && says "unknown command srve" && [ "$(printf '%s\n' "$out" | grep -c .)" = 1 ]
}

an_unknown_option_is_not_ignored() {
  paddock serve --dmo && ends_with 64 && says "--dmo" || return
  paddock test --ful && ends_with 64 && says "--ful" || return
  paddock site chek x && ends_with 64 || return
  paddock site check && ends_with 64 || return
  paddock audit && ends_with 64 && says "audit verify"
}

# The tests below have a JDK.
with_jdk() { fake_jdk "$world/jvms/jdk-25" 25.0.3; }

it_builds_once_and_starts() {
  with_jdk
  paddock
  ends_with 0 && says "Building Paddock" && says "done" && says "-jar $checkout/target/ready/paddock.jar serve" || return
  paddock
  ends_with 0 && never_says Building && says serve && builds 1
}

it_builds_again_when_something_changed_or_went() {
  with_jdk
  paddock
  touch -d "+2 seconds" "$checkout/pom.xml" 2>/dev/null || touch -A 02 "$checkout/pom.xml"
  sleep 2.1
  paddock && builds 2 || return
  rm "$checkout/src/main/java/Code.java"
  paddock && builds 3
}

a_failed_build_shows_why_and_starts_nothing() {
  with_jdk
  touch "$checkout/broken"
  paddock
  ends_with 70 && says "failed" && says "broken in line 7" && says target/build.log && never_says "java "
}

a_build_that_was_stopped_is_done_again() {
  with_jdk
  echo 5 >"$checkout/pause"
  set -m # a group of its own, to be ended whole as a terminal does; by TERM, for INT is ignored by what was started in the background
  env -i PATH="$world/path" HOME="$world/home" PADDOCK_JVM_ROOTS="$world/jvms" "$checkout/paddock" >/dev/null 2>&1 &
  set +m
  sleep 1
  kill -TERM -- -$!
  wait $! 2>/dev/null
  rm "$checkout/pause"
  [ ! -e "$checkout/target/ready/paddock.jar" ] || { echo "half a jar lies ready" && return 1; }
  paddock
  ends_with 0 && says serve && builds 2 && grep -q whole "$checkout/target/ready/paddock.jar"
}

two_at_once_build_once() {
  with_jdk
  [ -e "$world/path/flock" ] || return 0 # only where there is a lock
  echo 1 >"$checkout/pause"
  (paddock && ends_with 0) &
  paddock
  ends_with 0 && wait $! && says "java " && builds 1
}

it_works_from_elsewhere_and_through_a_link() {
  with_jdk
  ln -s "a check out/paddock" "$world/first"
  ln -s first "$world/second"
  cd / && paddock_at "$world/second" site check sites/x.yaml
  ends_with 0 && says "site check sites/x.yaml" && says "data $checkout/data"
}

what_keeps_data_and_brings_it_back_is_handed_over_as_it_was_said() {
  with_jdk
  paddock backup "a folder" && says "backup a folder" || return
  paddock restore "a file.zip" --replace --yes && says "restore a file.zip --replace --yes" || return
  paddock check && says "check of 25" || return
  fake_package
  out=$(env -i PATH="$world/path" PADDOCK_DATA=/d "$world/a package/bin/paddock" restore "a file.zip" 2>&1)
  says "restore a file.zip" && says "data /d"
}

data_and_demonstration_are_as_set() {
  with_jdk
  paddock && says "data $checkout/data demo on" || return
  paddock serve --no-demo && says "demo off" || return
  settings=(PADDOCK_DATA=/some/where PADDOCK_DEMO=off)
  paddock && says "data /some/where demo off"
}

a_maven_that_is_not_the_one_asked_for_is_not_installed() {
  local version folder
  command -v curl >/dev/null || return 0
  version=$(sed -n 's/^distributionVersion=//p' "$here/.mvn/wrapper/maven-wrapper.properties")
  folder="$world/repository/org/apache/maven/apache-maven/$version"
  mkdir -p "$folder" && echo "something else" >"$folder/apache-maven-$version-bin.tar.gz"
  out=$(MAVEN_USER_HOME="$world/maven" MVNW_REPOURL="file://${world// /%20}/repository" "$here/mvnw" -v 2>&1)
  code=$?
  ends_with 69 && says "not the file it should be" && [ -z "$(ls "$world"/maven/wrapper/dists/*)" ]
}

# The packaged launcher beside a runtime that says what it was asked.
fake_package() {
  fake_jdk "$world/a package/runtime" 25
  mkdir -p "$world/a package/bin"
  cp "$here/src/package/paddock" "$world/a package/bin"
  echo 1.2.3 >"$world/a package/VERSION"
}

the_package_needs_neither_java_nor_home() {
  fake_package
  out=$(env -i PATH="$world/path" XDG_DATA_HOME=/some/where "$world/a package/bin/paddock" 2>&1)
  says "lib/paddock.jar serve" && says "data /some/where/paddock demo off" || return
  out=$(env -i PATH="$world/path" PADDOCK_DATA=/d "$world/a package/bin/paddock" serve --demo 2>&1)
  says "data /d demo on" && never_says AOTCache
}

the_package_uses_its_cache_when_it_has_one() {
  fake_package
  touch "$world/a package/paddock.aot"
  ln -s "a package/bin/paddock" "$world/link"
  out=$(env -i PATH="$world/path" PADDOCK_DATA=/d "$world/link" 2>&1)
  says "-XX:AOTCache=$world/a package/paddock.aot"
}

the_package_s_help_lists_every_command_and_setting() {
  local word
  fake_package
  out=$(env -i PATH="$world/path" "$world/a package/bin/paddock" help 2>&1)
  for word in serve --demo "site check FILE" "site import FILE [--dry-run]" "audit verify" "backup [FILE" "restore FILE [--replace] [--yes]" check help --version PADDOCK_PORT PADDOCK_DATA PADDOCK_DATABASE_URL \
    PADDOCK_DATABASE_USER PADDOCK_DATABASE_PASSWORD PADDOCK_AUDIT_KEY PADDOCK_DEMO PADDOCK_DEMO_YEARS PADDOCK_LOG PADDOCK_JAVA_OPTIONS; do
    says "$word" || return
  done
  out=$(env -i PATH="$world/path" "$world/a package/bin/paddock" --version 2>&1)
  says "Paddock 1.2.3"
}

# Tests are the functions that begin a line after the heading above, named as sentences.
tests=$(sed -n '/^# ---- What is true/,$ s/^\([a-z_0-9]*\)() {.*$/\1/p' "$0" | grep -vE '^(with_jdk|fake_package)$')
for test in ${1:-$tests}; do
  new_world
  settings=()
  out=""
  if seen=$("$test" 2>&1); then
    echo "ok $test"
  else
    failed=1
    printf 'not ok %s: %s\n' "$test" "$(printf '%s' "$seen" | tr '\n' ' ')"
  fi
done
exit $failed
