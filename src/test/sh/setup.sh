# shellcheck shell=bash disable=SC2154
# What `./paddock test` needs besides a JDK: a browser, PostgreSQL's own programs, and a quiet way to show many tests.
# Read by the launcher, which gives it $root, not_installed, say, die, quietly and maven.

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# Where packages are installed without asking anybody.
may_install() {
  command -v apt-get >/dev/null || return 1
  [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null
}

apt_install() {
  as_root apt-get -q update &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends -o Dpkg::Options::=--force-confold "$@"
}

first_program() {
  local name
  for name in "$@"; do type -P "$name" && return; done
  return 1
}

chromium_program() {
  first_program "${PADDOCK_CHROMIUM:-chromium-headless-shell}" chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
}

# The program without windows, where it is to be had: a whole Chromium draws its own buttons in each, at twice the cost.
apt_install_chromium() {
  apt_install chromium-headless-shell fonts-dejavu-core || apt_install chromium fonts-dejavu-core
}

find_chromium() {
  if ! chromium_program >/dev/null && may_install; then
    quietly "$root/target/setup-chromium.log" "Installing Chromium for the browser tests" apt_install_chromium
  fi
  PADDOCK_CHROMIUM=$(chromium_program) || die "$not_installed" "The browser tests need Chromium, and none was found. Install it:
  Debian   apt-get install chromium-headless-shell fonts-dejavu-core
  Ubuntu   Google Chrome from google.com/chrome (its own chromium is a snap, which tests cannot drive)
  macOS    brew install --cask chromium
or, where one is installed elsewhere, set PADDOCK_CHROMIUM to the program."
  export PADDOCK_CHROMIUM
}

# True for a folder of PostgreSQL's server programs, 15 or later.
is_postgres_15() {
  local major
  [ -x "$1/initdb" ] && [ -x "$1/postgres" ] || return 1
  major=$("$1/postgres" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')
  [ "${major:-0}" -ge 15 ]
}

postgres_programs() {
  local folder
  for folder in "${PADDOCK_TEST_POSTGRES:-/nonexistent}" /usr/lib/postgresql/*/bin \
    /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin "$(dirname "$(command -v initdb || echo /nonexistent/initdb)")"; do
    if is_postgres_15 "$folder"; then
      printf '%s\n' "$folder"
      return
    fi
  done
  return 1
}

# Only the programs are wanted: Debian's package must not start a database of its own.
install_postgres() {
  local config=/etc/postgresql-common/createcluster.conf
  if [ ! -e "$config" ]; then
    as_root mkdir -p "${config%/*}" && echo "create_main_cluster = false" | as_root tee "$config"
  fi
  apt_install postgresql
}

find_postgres() {
  if ! postgres_programs >/dev/null && may_install; then
    quietly "$root/target/setup-postgres.log" "Installing PostgreSQL for the database tests" install_postgres
  fi
  PADDOCK_TEST_POSTGRES=$(postgres_programs) || die "$not_installed" "The database tests also run on a PostgreSQL that is not ours, and none (15 or later) was found. Install it:
  Debian, Ubuntu   apt-get install postgresql
  macOS            brew install postgresql@15
or, where it is installed elsewhere, set PADDOCK_TEST_POSTGRES to the folder of initdb and postgres."
  export PADDOCK_TEST_POSTGRES
}

# Of all Maven says: a line a test class, whatever failed, and Surefire's own last word.
test_lines() {
  local line results=""
  while IFS= read -r line; do
    case $line in
      *"Results:"*) results=yes ;;
      *"Tests run:"*" -- in "*) class_line "$line" ;;
      *"Tests run:"*) printf '\n%s\n' "Tests run:${line#*Tests run:}" && results="" ;;
      # Maven's advice about itself.
      "[ERROR] " | *"[Help 1]"* | "[ERROR] To see "* | "[ERROR] Re-run "* | "[ERROR] For more "* | "[ERROR] See "*) ;;
      *"spotless:apply"*) echo "./paddock format puts these files in order." ;;
      "[ERROR]"*) printf '%s\n' "$line" ;;
      "[INFO]"*) ;;
      *) [ -z "$results" ] || printf '%s\n' "$line" ;;
    esac
  done
}

# [INFO] Tests run: 12, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.3 s -- in paddock.kernel.MoneyTest
class_line() {
  local count=${1#*Tests run: } elapsed=${1#*Time elapsed: } mark="  "
  case $1 in *FAILURE* | *ERROR*) mark="✗ " ;; esac
  printf '%s%-52s %5s tests %8s s\n' "$mark" "${1##* -- in }" "${count%%,*}" "${elapsed%% *}"
}

report_tests() {
  local log="$root/target/test.log" began=$SECONDS code=0
  mkdir -p "$root/target"
  printf 'Compiling and testing (all of it in target/test.log)\n'
  maven verify "$@" 2>&1 </dev/null | tee "$log" | test_lines || code=${PIPESTATUS[0]}
  printf '%s, %s s\n' "$([ "$code" = 0 ] && echo "All passed" || echo "Not passed: the whole output is in target/test.log")" "$((SECONDS - began))"
  return "$code"
}
