# shellcheck shell=bash
# A service of one's own to try something on, and what was seen of it. Sourced after common.sh; DIR is the caller's, and so is its trap.

SEEN=0
saw() { SEEN=$((SEEN + 1)); printf 'seen: %s\n' "$*"; }

# eventually SECONDS WHAT COMMAND …: tries until it succeeds.
eventually() {
  local patience=$(($1 * 5)) what=$2
  shift 2
  until "$@"; do
    if [ "$((patience -= 1))" -le 0 ]; then
      if declare -F last_words >/dev/null; then last_words >&2; fi
      fail "never seen: $what"
    fi
    sleep 0.2
  done
  saw "$what"
}

# serve DIR PORT [ARGUMENT …]: ops/up in the background until it is ready; sets SERVICE.
serve() {
  local dir=$1 port=$2 waited
  shift 2
  "$ROOT/ops/up" --port "$port" --data "$dir" "$@" >"$dir.up.log" 2>&1 &
  SERVICE=$!
  for waited in $(seq 1500); do
    if [ -e "$dir/run.json" ]; then return; fi
    kill -0 "$SERVICE" 2>/dev/null || { cat "$dir.up.log" >&2; SERVICE=''; fail "the service does not start"; }
    sleep 0.2
  done
  fail "the service was not ready after five minutes ($waited tries)"
}

# end_service: ends it, where it runs.
end_service() {
  if [ -n "${SERVICE:-}" ]; then
    end_process "$SERVICE" TERM 60
    wait "$SERVICE" 2>/dev/null || true
  fi
  SERVICE=''
}
