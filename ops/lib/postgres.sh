# shellcheck shell=bash
# A private PostgreSQL: found or installed, made, started, shared, stopped. Sourced after common.sh.
#
# The cluster lies in DIR/postgres. It listens on a unix socket in a directory of its own and on a free port of 127.0.0.1;
# who reaches the socket is trusted (the directory is closed to others), TCP wants the generated password.
# Several scripts may use one cluster at the same time: the first starts it, the last one out stops it.

# postgres_bin: directory of the newest server found.
postgres_bin() {
  local newest
  newest=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -V | tail -1 || true)
  if [ -n "$newest" ] && [ -x "$newest/initdb" ]; then printf '%s' "$newest"; return; fi
  newest=$(command -v initdb || true)
  [ -n "$newest" ] && dirname "$(readlink -f "$newest")"
}

# need_postgres: sets PGBIN; installs the distribution's server when root.
need_postgres() {
  PGBIN=$(postgres_bin || true)
  [ -n "$PGBIN" ] && return
  as_root || fail "PostgreSQL is missing. Install it as root, then try again: apt-get install postgresql
  (or give a database: export RECOVERY_DB='Host=…;Database=…;Username=…;Password=…')" 3
  command -v apt-get >/dev/null || fail "PostgreSQL is missing and there is no apt-get here: install a PostgreSQL server, 15 or newer" 3
  say "installing PostgreSQL …"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >/dev/null || true
  # The package must not make a cluster of its own, which would start by itself and keep port 5432.
  apt-get install -y -qq --no-install-recommends postgresql-common >/dev/null
  local config=/etc/postgresql-common/createcluster.conf
  if [ -f "$config" ]; then cp -p "$config" "$config.before-recovery"; fi
  printf 'create_main_cluster = false\n' >>"$config"
  apt-get install -y -qq --no-install-recommends postgresql >/dev/null || fail "PostgreSQL could not be installed: apt-get install postgresql" 3
  if [ -f "$config.before-recovery" ]; then mv "$config.before-recovery" "$config"; fi
  PGBIN=$(postgres_bin || true)
  [ -n "$PGBIN" ] || fail "PostgreSQL was installed but its server is not found under /usr/lib/postgresql" 3
}

# as_server COMMAND …: runs as the user the server runs as: ourselves, or an ordinary user when we are root, which PostgreSQL refuses.
as_server() {
  if as_root; then
    (cd / && exec setpriv --reuid="$PGUSER_OS" --regid="$(id -g "$PGUSER_OS")" --init-groups -- "$@")
  else
    "$@"
  fi
}

server_user() {
  PGUSER_OS=$(id -un)
  as_root || return 0
  if id postgres >/dev/null 2>&1; then PGUSER_OS=postgres; else PGUSER_OS=nobody; fi
}

# place_data DIR: makes DIR/postgres, or links it to a place the server's user can reach when it cannot reach DIR (such as under /root).
place_data() {
  local dir=$1 data=$1/postgres
  if [ -e "$data/PG_VERSION" ]; then return; fi
  if [ -L "$data" ] && [ ! -e "$data" ]; then rm "$data"; fi
  if [ ! -e "$data" ]; then
    mkdir -p "$data"
    if as_root; then chown "$PGUSER_OS" "$data"; fi
    if ! as_server test -w "$data"; then
      rmdir "$data"
      mkdir -p /var/lib/recovery
      local elsewhere
      elsewhere=$(mktemp -d /var/lib/recovery/postgres.XXXXXX)
      chown "$PGUSER_OS" "$elsewhere"
      ln -s "$elsewhere" "$data"
      say "user $PGUSER_OS cannot reach $dir, so the database lies in $elsewhere (linked from $data)"
    fi
  fi
  chmod 0700 "$data"/.
}

# make_cluster DIR [throwaway]: initdb, once. Half-made clusters are begun anew.
make_cluster() {
  local dir=$1 kind=${2:-} data=$1/postgres
  [ -e "$data/recovery.ready" ] && return
  if [ -e "$data/PG_VERSION" ]; then find "$data/" -mindepth 1 -delete; fi
  local password
  password=$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')
  (umask 077 && printf '%s\n' "$password" >"$dir/postgres.password")
  as_server "$PGBIN/initdb" -D "$data/" -U recovery -E UTF8 --locale=C.UTF-8 -A trust --no-sync --no-instructions >"$dir/log/initdb.log" 2>&1 \
    || { cat "$dir/log/initdb.log" >&2; fail "initdb failed"; }
  printf 'local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n' >"$data/pg_hba.conf"
  {
    printf "listen_addresses = '127.0.0.1'\n"
    if [ -f "$ROOT/ops/postgres/postgresql.conf" ]; then printf "include_if_exists 'app.conf'\n"; fi
    if [ "$kind" = throwaway ]; then printf 'fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nshared_buffers = 128MB\nmax_connections = 400\n'; fi
  } >>"$data/postgresql.conf"
  if [ "$kind" != throwaway ]; then sync -f "$data" 2>/dev/null || true; fi
  NEW_CLUSTER=1
}

# server_pid DIR: process id of the running server of this cluster.
server_pid() {
  local pid
  pid=$(head -1 "$1/postgres/postmaster.pid" 2>/dev/null) || return 1
  [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null && [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = postgres ] && printf '%s' "$pid"
}

# start_server DIR: starts the cluster, and leaves the connection string in DIR/postgres.run (0600).
start_server() {
  local dir=$1 data=$1/postgres socket port tried
  if [ -f "$ROOT/ops/postgres/postgresql.conf" ]; then cp "$ROOT/ops/postgres/postgresql.conf" "$data/app.conf"; chmod 0644 "$data/app.conf"; fi
  socket=$(mktemp -d /tmp/recovery-pg.XXXXXX) # short: a socket's path may not exceed 107 characters
  if as_root; then chown "$PGUSER_OS" "$socket"; fi
  for tried in 1 2 3 4 5; do
    port=$(free_port)
    if as_server "$PGBIN/pg_ctl" -D "$data/" -s -w -t 60 -l "$data/server.log" -o "-p $port -k $socket" start >/dev/null 2>&1 </dev/null 8>&- 9>&-; then
      break
    fi
    if [ "$tried" = 5 ]; then tail -20 "$data/server.log" >&2; rm -rf "$socket"; fail "PostgreSQL did not start; its log is $data/server.log"; fi
  done
  printf '%s\n' "$socket" >"$dir/postgres.socket"
  if [ -n "${NEW_CLUSTER:-}" ]; then
    "$PGBIN/psql" -h "$socket" -p "$port" -U recovery -d postgres -q -v ON_ERROR_STOP=1 \
      -c "ALTER ROLE recovery PASSWORD '$(cat "$dir/postgres.password")'" -c 'CREATE DATABASE recovery' >/dev/null
    as_server touch "$data/recovery.ready"
    NEW_CLUSTER=''
  fi
  (umask 077 && printf 'Host=%s;Port=%s;Username=recovery;Password=%s;Database=recovery\n' "$socket" "$port" "$(cat "$dir/postgres.password")" >"$dir/postgres.run")
}

# restart_server DIR: the same server at the same place, where it ended by itself; whoever was connected finds it again.
restart_server() {
  local dir=$1 data=$1/postgres port
  port=$(sed -n 's/.*;Port=\([0-9]*\);.*/\1/p' "$dir/postgres.run")
  as_server "$PGBIN/pg_ctl" -D "$data/" -s -w -t 20 -l "$data/server.log" -o "-p $port -k $(cat "$dir/postgres.socket")" start >/dev/null 2>&1 </dev/null 8>&- 9>&- || return 1
  say "PostgreSQL ended by itself and was started again"
}

# host_login DIR: what the host needs and no more (ops/postgres/roles.sql), a login of its own with a password of its own; prints its connection
# string. The database is migrated, and RECOVERY_DB is the owner's.
host_login() {
  local dir=$1 socket port password
  socket=$(cat "$dir/postgres.socket")
  port=$(sed -n 's/.*;Port=\([0-9]*\);.*/\1/p' "$dir/postgres.run")
  if [ ! -s "$dir/host.password" ]; then (umask 077 && od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"$dir/host.password"); fi
  password=$(cat "$dir/host.password")
  {
    cat "$ROOT/ops/postgres/roles.sql"
    printf "do \$\$ begin if to_regrole('recovery_host') is null then create role recovery_host login; end if; end \$\$;\n"
    printf "alter role recovery_host password '%s';\ngrant recovery_app to recovery_host;\n" "$password"
  } | "$PGBIN/psql" -h "$socket" -p "$port" -U recovery -d recovery -X -q -v ON_ERROR_STOP=1 >>"$dir/log/setup.log" 2>&1 \
    || { tail -5 "$dir/log/setup.log" >&2; fail "the rights of the host could not be set; the log is $dir/log/setup.log"; }
  printf 'Host=%s;Port=%s;Username=recovery_host;Password=%s;Database=recovery\n' "$socket" "$port" "$password"
}

# stop_server DIR: stops the cluster and removes its socket.
stop_server() {
  local dir=$1 pid
  if pid=$(server_pid "$dir"); then end_process "$pid" INT 60; fi
  if [ -f "$dir/postgres.socket" ]; then rm -rf "$(cat "$dir/postgres.socket")"; fi
  rm -f "$dir/postgres.socket" "$dir/postgres.run"
}

# acquire_postgres DIR [throwaway]: a running private PostgreSQL; exports RECOVERY_DB. Pair with release_postgres.
acquire_postgres() {
  local dir=$1
  need_postgres
  server_user
  mkdir -p "$dir/log"
  exec 9>"$dir/postgres.lock"
  flock 9
  exec 8>"$dir/postgres.users"
  if ! { server_pid "$dir" >/dev/null && [ -s "$dir/postgres.run" ]; }; then
    stop_server "$dir" # what a killed run may have left
    place_data "$dir"
    make_cluster "$dir" "${2:-}"
    start_server "$dir"
  fi
  flock -s 8
  exec 9>&-
  RECOVERY_DB=$(cat "$dir/postgres.run")
  export RECOVERY_DB
}

# release_postgres DIR: stops the server when nobody else uses it.
release_postgres() {
  local dir=$1
  exec 9>"$dir/postgres.lock"
  flock 9
  exec 8>&-
  exec 8>"$dir/postgres.users"
  if flock -n -x 8; then stop_server "$dir"; fi
  exec 8>&- 9>&-
}
