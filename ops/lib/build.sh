# shellcheck shell=bash
# Builds only what changed. Sourced after common.sh.
# shellcheck source=node.sh
source "$ROOT/ops/lib/node.sh"

# build TARGET: builds a project, solution or solution filter (Release) unless nothing it is made of changed since the last time.
build() {
  local target=$1 stamp log
  stamp="$ROOT/obj/built-$(basename "$target")"
  if is_current "$stamp" "$target"; then return 0; fi
  need_dotnet
  mkdir -p "$ROOT/obj"
  log="$ROOT/obj/build-$(basename "$target").log"
  (
    flock 9
    if is_current "$stamp" "$target"; then exit 0; fi
    case "$target" in *Recovery.Cli*) ;; *) need_npm ;; esac # the screens take their libraries from npm
    say "building $(basename "$target") …"
    touch "$stamp.begun"
    if ! dotnet build "$ROOT/$target" -c Release --nologo -v quiet -clp:NoSummary -nodeReuse:false >"$log" 2>&1; then
      cat "$log" >&2
      say "the build failed; the log is $log"
      exit 1
    fi
    # Building makes directories, which is no change; a file written meanwhile is one.
    if [ -z "$(changed_since "$stamp.begun" "$target" -type f)" ]; then touch "$stamp"; else mv "$stamp.begun" "$stamp"; fi
    rm -f "$stamp.begun"
    # The whole solution has these in it.
    if [ "$target" = Recovery.sln ] && [ -e "$stamp" ]; then cp -p "$stamp" "$ROOT/obj/built-app.slnf"; cp -p "$stamp" "$ROOT/obj/built-Recovery.Cli.csproj"; fi
  ) 9>"$ROOT/obj/build.lock"
}

# is_current STAMP TARGET: nothing was written, moved or removed since. A directory's own time tells of removals.
is_current() { [ -e "$1" ] && [ -z "$(changed_since "$1" "$2")" ]; }

# changed_since STAMP TARGET [TEST …]: the first thing changed since, of what the target is made of.
changed_since() {
  local stamp=$1 places=("$ROOT/src" "$ROOT/ops/packs" "$ROOT/ops/calendars" "$ROOT/ops/analysis"
    "$ROOT/Directory.Build.props" "$ROOT/Directory.Packages.props" "$ROOT/global.json" "$ROOT/.editorconfig" "$ROOT/Recovery.sln")
  case "$2" in src/* | ops/*) ;; *) places+=("$ROOT/tests") ;; esac
  shift 2
  find "${places[@]}" \( -name bin -o -name obj -o -name node_modules \) -prune -o -newer "$stamp" "$@" -print -quit 2>/dev/null || true
}

# output_of PROJECT_DIR NAME: the assembly a Release build leaves.
output_of() { printf '%s' "$ROOT/$1/bin/Release/net10.0/$2.dll"; }
