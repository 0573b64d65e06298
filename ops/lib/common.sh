# shellcheck shell=bash
# Shared by the scripts of ops/: where things are, and how they speak. Sourced, never run.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

say() { printf '%s\n' "$*" >&2; }

# fail MESSAGE [STATUS]: says what to do and ends the script.
fail() {
  say "${0##*/}: $1"
  exit "${2:-1}"
}

as_root() { [ "$(id -u)" = 0 ]; }

# json_text TEXT: the text as a JSON string.
json_text() {
  local text=$1
  text=${text//\\/\\\\}
  text=${text//\"/\\\"}
  text=${text//$'\t'/\\t}
  text=${text//$'\n'/\\n}
  printf '"%s"' "$text"
}

# port_taken PORT: does anybody listen there on this machine?
port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# free_port: a TCP port nobody listens on, outside the range the kernel hands out by itself.
free_port() {
  local port tried
  for tried in {1..200}; do
    port=$((15000 + (RANDOM * 32768 + RANDOM) % 15000))
    port_taken "$port" || { printf '%s' "$port"; return; }
  done
  fail "no free TCP port found after $tried tries"
}

# running_process RUN_JSON: the host's process id when the ops/up that wrote this file still runs.
running_process() {
  [ -r "$1" ] || return 1
  local pid
  pid=$(sed -n 's/.*"pid":\([0-9][0-9]*\).*/\1/p' "$1")
  [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null && printf '%s' "$pid"
}

# end_process PID SIGNAL SECONDS: asks a process to end, waits, then insists.
end_process() {
  local pid=$1 signal=$2 patience=$(($3 * 10))
  kill -"$signal" "$pid" 2>/dev/null || return 0
  while kill -0 "$pid" 2>/dev/null; do
    if [ "$((patience -= 1))" -le 0 ]; then
      say "process $pid did not end in time and is killed"
      kill -KILL "$pid" 2>/dev/null || true
      return 0
    fi
    sleep 0.1
  done
}

# need_dotnet: the SDK, from the path or where its installer puts it.
need_dotnet() {
  command -v dotnet >/dev/null && return
  local place
  for place in "${DOTNET_ROOT:-}" "$HOME/.dotnet" /usr/share/dotnet /usr/lib/dotnet; do
    if [ -x "$place/dotnet" ]; then
      export PATH="$place:$PATH" DOTNET_ROOT="$place"
      return
    fi
  done
  fail "the .NET 10 SDK is missing: install it from https://dot.net (or: apt-get install dotnet-sdk-10.0)" 3
}
