#!/usr/bin/env bash
# Tries out PostgreSQL with failover on one machine: three PostgreSQL kept by Patroni, etcd, HAProxy before them. Kills the
# leader under a writer, and counts what had been acknowledged and is lost. Leaves nothing behind.
#
#   ops/failover.sh [SECONDS]     for how long is written before and after the leader is killed (10)
#
# Needs Debian's packages: apt-get install patroni etcd-server etcd-client haproxy postgresql
set -euo pipefail

seconds=${1:-10}
readonly nodes="1 2 3"

say() { printf '%s\n' "$*" >&2; }

die() {
  say "$*"
  exit 69
}

needs() {
  local program
  for program in "$@"; do
    type -P "$program" >/dev/null || die "$program is missing: apt-get install patroni etcd-server etcd-client haproxy postgresql"
  done
}

# PostgreSQL does not run as root.
if [ "$(id -u)" = 0 ]; then
  own=$(mktemp -d) # a name that nobody has taken before, in a folder that nobody else writes to
  cp "$0" "$own/failover.sh"
  chmod 755 "$own" "$own/failover.sh"
  cd /
  code=0
  runuser -u postgres -- "$own/failover.sh" "$@" || code=$?
  rm -rf "$own"
  exit $code
fi

PATH=$PATH:/usr/sbin
needs patroni etcd haproxy psql setsid
bin=$(find /usr/lib/postgresql -maxdepth 2 -name bin | sort -V | tail -n 1)
[ -x "$bin/initdb" ] || die "PostgreSQL's programs are missing: apt-get install postgresql"
work=$(mktemp -d)
free=$((20000 + RANDOM % 20000))
password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
export PGPASSWORD=$password PGCONNECT_TIMEOUT=2

# Patroni's node N: its process, its PostgreSQL's port, the port it tells its state at.
port() { echo $((free + $1)); }
state_port() { echo $((free + 10 + $1)); }
readonly etcd_port=$((free + 20)) peer_port=$((free + 21)) door=$((free + 22))

# Each program leads a process group of its own, so that all of it can be ended.
begin() {
  local name=$1
  shift
  setsid "$@" >"$work/$name.log" 2>&1 &
  echo $! >"$work/$name.pid"
  disown # its end is no news
}

# Goes on whatever is gone already: the leader was killed by the trial itself.
end_all() {
  set +e
  local file
  for file in "$work"/*.pid; do
    [ -e "$file" ] && kill -KILL -- "-$(cat "$file")" 2>/dev/null
  done
  for node in $nodes; do kill_postgres "$node"; done
  wait 2>/dev/null
  rm -rf "$work"
}

# The PostgreSQL of a node has left its group.
kill_postgres() {
  local pid
  pid=$(head -n 1 "$work/data$1/postmaster.pid" 2>/dev/null) || return 0
  [ -z "$pid" ] || pkill -KILL -g "$pid" 2>/dev/null || kill -KILL "$pid" 2>/dev/null || true
}

trap end_all EXIT
trap 'exit 130' INT TERM

begin_etcd() {
  begin etcd etcd --name one --data-dir "$work/etcd" --enable-v2=true \
    --listen-client-urls "http://127.0.0.1:$etcd_port" --advertise-client-urls "http://127.0.0.1:$etcd_port" \
    --listen-peer-urls "http://127.0.0.1:$peer_port" --initial-advertise-peer-urls "http://127.0.0.1:$peer_port" \
    --initial-cluster "one=http://127.0.0.1:$peer_port"
}

# Synchronous: a commit is acknowledged once a second PostgreSQL has it, and only that one may become the leader.
write_patroni() {
  cat >"$work/patroni$1.yml" <<YAML
scope: paddock
name: node$1
restapi: {listen: "127.0.0.1:$(state_port "$1")", connect_address: "127.0.0.1:$(state_port "$1")"}
etcd3: {host: "127.0.0.1:$etcd_port"}
bootstrap:
  dcs:
    ttl: 20
    loop_wait: 5
    retry_timeout: 5
    synchronous_mode: true
    synchronous_mode_strict: false
    postgresql: {use_pg_rewind: true, parameters: {wal_log_hints: "on", max_connections: 60}}
  initdb: [{encoding: UTF8}, {locale: C}, data-checksums]
postgresql:
  listen: "127.0.0.1:$(port "$1")"
  connect_address: "127.0.0.1:$(port "$1")"
  data_dir: $work/data$1
  bin_dir: $bin
  pgpass: $work/pgpass$1
  parameters: {unix_socket_directories: "$work"}
  pg_hba:
    - host all all 127.0.0.1/32 scram-sha-256
    - host replication all 127.0.0.1/32 scram-sha-256
    - local all all scram-sha-256
  authentication:
    superuser: {username: postgres, password: $password}
    replication: {username: copies, password: $password}
    rewind: {username: rewinds, password: $password}
YAML
}

# HAProxy asks Patroni which one leads; that one alone gets connections, and those to a former leader are cut.
write_haproxy() {
  cat >"$work/haproxy.cfg" <<CFG
defaults
  mode tcp
  timeout connect 2s
  timeout client 30m
  timeout server 30m
listen leader
  bind 127.0.0.1:$door
  option httpchk OPTIONS /primary
  http-check expect status 200
  default-server inter 1s fall 2 rise 1 on-marked-down shutdown-sessions
CFG
  for node in $nodes; do
    echo "  server node$node 127.0.0.1:$(port "$node") check port $(state_port "$node")" >>"$work/haproxy.cfg"
  done
}

# The number of the node that leads; nothing where none does.
leader() {
  local node
  for node in $nodes; do
    if [ "$(status "$node" primary)" = 200 ]; then
      echo "$node"
      return
    fi
  done
}

status() {
  (exec 3<>"/dev/tcp/127.0.0.1/$(state_port "$1")" && printf 'OPTIONS /%s HTTP/1.0\r\n\r\n' "$2" >&3 && head -n 1 <&3 | cut -d ' ' -f 2) 2>/dev/null || true
}

await() {
  local what=$1 tries
  shift
  for ((tries = 0; tries < 240; tries++)); do
    if "$@"; then return; fi
    sleep 0.5
  done
  tail -n 20 "$work"/*.log >&2
  die "$what did not come about within two minutes"
}

leads() { [ -n "$(leader)" ]; }

is_copied_in_time() {
  local node
  for node in $nodes; do
    if [ "$(status "$node" synchronous)" = 200 ]; then return 0; fi
  done
  return 1
}

sql() { psql -h 127.0.0.1 -p "$door" -U postgres -d postgres -qAtX -v ON_ERROR_STOP=1 -c "$1"; }
answers() { sql "select 1" >/dev/null 2>&1; }

# One number after the other; each that was acknowledged is noted, with the time. What failed is not written again.
write_numbers() {
  local number=0
  while [ ! -e "$work/enough" ]; do
    number=$((number + 1))
    if sql "insert into written values ($number)" >/dev/null 2>&1; then
      echo "$number $(date +%s%3N)" >>"$work/acknowledged"
    else
      sleep 0.1
    fi
  done
}

acknowledged() { wc -l <"$work/acknowledged"; }
has_gone_on() { [ "$(acknowledged)" -gt $((before + 20)) ]; }

longest_pause() {
  awk '{ if (NR > 1 && $2 - last > most) most = $2 - last; last = $2 } END { printf "%.1f", most / 1000 }' "$work/acknowledged"
}

begin_etcd
for node in $nodes; do
  write_patroni "$node"
  begin "patroni$node" patroni "$work/patroni$node.yml"
done
write_haproxy
begin haproxy haproxy -f "$work/haproxy.cfg"
say "Three PostgreSQL $("$bin/postgres" --version | sed 's/[^0-9]*\([0-9.]*\).*/\1/') are starting …"
await "A leader" leads
await "A synchronous copy" is_copied_in_time
await "An answer through HAProxy" answers
sql "create table written (number bigint primary key)"
touch "$work/acknowledged"
write_numbers &
writer=$!
sleep "$seconds"

old=$(leader)
before=$(acknowledged)
say "Node $old leads, $before writes are acknowledged; it is killed now, Patroni and PostgreSQL both."
kill -KILL -- "-$(cat "$work/patroni$old.pid")"
kill_postgres "$old"
await "A new leader that takes writes" has_gone_on
sleep "$seconds"
touch "$work/enough"
wait "$writer"

sql "select number from written order by number" >"$work/kept"
total=$(acknowledged)
lost=$(cut -d ' ' -f 1 "$work/acknowledged" | sort | comm -23 - <(sort "$work/kept") | wc -l)
more=$(cut -d ' ' -f 1 "$work/acknowledged" | sort | comm -13 - <(sort "$work/kept") | wc -l)
say "Node $(leader) leads now. Nothing could be written for $(longest_pause) s."
printf 'acknowledged %s, of these lost %s; kept without having been acknowledged %s\n' "$total" "$lost" "$more"
[ "$lost" = 0 ]
