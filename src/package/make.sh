# shellcheck shell=bash disable=SC2154
# What `./paddock package` does: one folder, and its archive, that run without anything installed.
# Read by the launcher, which gives it $root, $jdk, $jar, build_failed, say, die, quietly and version.

# What Spring, Tomcat, the PostgreSQL driver and XML need of the JDK, and jcmd for whoever has to look into a running product. Smart cards and Kerberos
# are there for their names only: the JVM's settings name them, and one that it has not it looks for among all jars, setting up Bouncy Castle
# on the way, which takes a start a second.
readonly runtime_modules=java.se,java.smartcardio,jdk.unsupported,jdk.crypto.cryptoki,jdk.jcmd,jdk.jfr,jdk.localedata,jdk.management,jdk.naming.dns,jdk.net,jdk.security.auth,jdk.security.jgss,jdk.zipfs
readonly runtime_locales=en,fr

# Assembled beside its place and moved there whole.
make_package() {
  local folder=$1 work=$root/target/package/work logs=$root/target/package
  rm -rf "$work"
  mkdir -p "$work/bin"
  quietly "$logs-runtime.log" "Making the runtime" make_runtime "$work/runtime"
  quietly "$logs-unpack.log" "Unpacking the product and its database" unpack_product "$work"
  copy_files "$work"
  quietly "$logs-training.log" "Making the ahead-of-time cache (starts the product and visits its pages)" train "$work"
  rm -rf "$folder" "$folder.tar.gz"
  mv "$work" "$folder"
  quietly "$logs-archive.log" "Packing" pack "$folder"
  say "$folder.tar.gz ($(size "$folder.tar.gz"), unpacked $(size "$folder"))"
}

size() { du -sh "$1" | cut -f 1 | tr -d ' '; }

# With the JVM's own archive of its classes, for starts that cannot use ours.
make_runtime() {
  "$jdk/bin/jlink" --add-modules "$runtime_modules" --include-locales "$runtime_locales" \
    --strip-debug --no-header-files --no-man-pages --compress zip-6 --output "$1" &&
    "$1/bin/java" "@$root/src/package/jvm-flags" -Xshare:dump
}

# The jar in parts, which the cache needs, and PostgreSQL out of its jar, so that no start has to unpack it.
unpack_product() {
  "$jdk/bin/java" -Djarmode=tools -jar "$jar" extract --destination "$1/lib" --libraries jars --application-filename paddock.jar &&
    unpack_postgres "$1" &&
    "$jdk/bin/java" "$root/src/package/Unseal.java" "$1/lib/jars"
}

unpack_postgres() {
  local binaries=("$1"/lib/jars/embedded-postgres-binaries-*.jar)
  mkdir -p "$1/postgresql" &&
    (cd "$1/postgresql" && "$jdk/bin/jar" xf "${binaries[0]}" && tar --no-same-owner -xJf ./*.txz && rm -rf ./*.txz META-INF) &&
    [ -x "$1/postgresql/bin/postgres" ] && rm "${binaries[0]}"
}

copy_files() {
  install -m 755 "$root/src/package/paddock" "$1/bin/paddock"
  install -m 644 "$root/src/package/jvm-flags" "$1/lib/jvm-flags"
  install -m 644 "$root/src/package/README.md" "$root/LICENSE" "$root/NOTICE" "$1"
  sed 's#(\.\./NOTICE)#(NOTICE)#g' "$root/docs/licences.md" >"$1/LICENCES.md"
  mkdir "$1/systemd"
  install -m 644 "$root/src/package/systemd/paddock.service" "$root/src/package/systemd/paddock.env" "$1/systemd"
  version >"$1/VERSION"
}

# Starts the packaged product on a folder of its own, visits its pages, stops it; on its way out the JVM writes the cache.
train() {
  local package=$1 data port code=0
  data=$(mktemp -d)
  port=$(free_port)
  (
    cd "$package" || exit
    export PADDOCK_DATA=$data/paddock PADDOCK_PORT=$port PADDOCK_JAVA_OPTIONS=-XX:AOTCacheOutput=paddock.aot
    unset PADDOCK_DATABASE_URL PADDOCK_POSTGRES JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
    exec bin/paddock serve --demo
  ) &
  training=$!
  trap 'stop_training; rm -rf "$data"' EXIT
  wait_until_healthy "$port" && visit_pages "$port" || code=$?
  stop_training
  rm -rf "$data"
  trap - EXIT
  [ "$code" = 0 ] && [ -s "$package/paddock.aot" ] && try_cache "$package"
}

# A cache may have been written and still end every JVM that maps it, so it is used once before anybody relies on it.
try_cache() {
  "$1/runtime/bin/java" "@$1/lib/jvm-flags" "-XX:AOTCache=$1/paddock.aot" -jar "$1/lib/paddock.jar" version
}

# In order, so that its database stops too and the JVM has the time to write; by force only after three minutes.
stop_training() {
  local attempt
  kill -TERM "$training" 2>/dev/null || return 0
  for attempt in $(seq 180); do
    kill -0 "$training" 2>/dev/null || break
    sleep 1
  done
  kill -KILL "$training" 2>/dev/null && echo "did not stop in $attempt s"
  wait "$training"
}

free_port() {
  local port
  while port=$((20000 + RANDOM % 12000)) && (: <>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo "$port"
}

# The answer to a GET, status line and headers first.
get() {
  local port=$1 path=$2 language=$3
  {
    printf 'GET %s HTTP/1.1\r\nHost: localhost:%s\r\nAccept: text/html,*/*\r\nAccept-Language: %s\r\nConnection: close\r\n\r\n' \
      "$path" "$port" "$language" >&3
    cat <&3
  } 3<>"/dev/tcp/127.0.0.1/$port"
}

wait_until_healthy() {
  local attempt
  for attempt in $(seq 180); do
    kill -0 "$training" || return
    if get "$1" /actuator/health en 2>/dev/null | head -n 1 | grep -q ' 200'; then
      echo "healthy after $attempt s"
      return
    fi
    sleep 1
  done
  echo "not healthy after three minutes"
  return 1
}

# The listed pages, what they link to and what that links to, in both languages, often enough that the JVM knows what it
# will be doing.
visit_pages() {
  local port=$1 pages page language depth
  pages=$(grep '^/' "$root/src/package/training-pages.txt")
  for depth in 1 2; do
    pages=$(for page in $pages; do echo "$page" && links_of "$port" "$page"; done | sort -u | head -n $((depth * 60)))
  done
  for language in fr en fr en; do
    for page in $pages; do
      printf '%s %s ' "$language" "$page"
      get "$port" "$page" "$language" | sed -n 1p # all of it is read: a reader that leaves early counts as a failure
    done
  done
}

links_of() {
  get "$1" "$2" fr | tr -d '\0' | { grep -aoE '(href|src)="/[^"#]*' || true; } | sed -e 's/^[a-z]*="//' -e 's/&amp;/\&/g' | grep -v '^//'
}

# The cache knows its jars by their dates, which tar keeps. Everything belongs to root, whoever packed it.
pack() {
  local owner=(--uid 0 --gid 0)
  if tar --version | grep -q GNU; then owner=(--owner=0 --group=0 --numeric-owner); fi
  tar "${owner[@]}" -C "${1%/*}" -czf "$1.tar.gz.part" "${1##*/}" && mv "$1.tar.gz.part" "$1.tar.gz"
}
