# shellcheck shell=bash
# Builds only what changed. Sourced after common.sh.
# shellcheck source=node.sh
source "$ROOT/ops/lib/node.sh"
# shellcheck source=engine.sh
source "$ROOT/ops/lib/engine.sh"

# build TARGET: builds a project, solution or solution filter (Release) unless nothing it is made of changed since the last time.
# With which engines: as choose_build says, or said before.
build() {
  local target=$1 stamp log
  if [ -z "${BUILD_ENGINE:-}" ]; then choose_build || fail "$BUILD_WHY" 3; fi
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
    printf '%s\n' "$BUILD_ENGINE" >"$stamp.begun"
    if ! dotnet build "$ROOT/$target" -c Release "-p:RecoveryEngine=$BUILD_ENGINE" --nologo -v quiet -clp:NoSummary -nodeReuse:false >"$log" 2>&1; then
      cat "$log" >&2
      say "the build failed; the log is $log"
      exit 1
    fi
    # Building makes directories, which is no change; a file written meanwhile is one.
    if [ -z "$(changed_since "$stamp.begun" "$target" -type f)" ]; then touch "$stamp.begun"; fi
    mv "$stamp.begun" "$stamp"
    # What is built with these, too.
    case "$target" in Recovery.sln) cp -p "$stamp" "$ROOT/obj/built-app.slnf" ;; esac
    case "$target" in Recovery.sln | ops/app.slnf) cp -p "$stamp" "$ROOT/obj/built-Recovery.Cli.csproj" ;; esac
  ) 9>"$ROOT/obj/build.lock"
}

# is_current STAMP TARGET: built with the same engines, and nothing was written, moved or removed since. A directory's own time tells of removals.
is_current() { [ -e "$1" ] && [ "$(cat "$1")" = "$BUILD_ENGINE" ] && built_as "$BUILD_ENGINE" "$2" && [ -z "$(changed_since "$1" "$2")" ]; }

# built_as ENGINE TARGET: what lies there has these engines in it; the last build may have been another target's, or one by hand.
built_as() {
  local here marten
  for here in "$(output_of src/Recovery.Cli recovery)" "$(output_of src/Recovery.Host Recovery.Host)"; do
    case "$2" in *Recovery.Cli*) case "$here" in *Recovery.Host*) continue ;; esac ;; esac
    [ -e "$here" ] || continue
    marten=postgres
    if [ -e "$(dirname "$here")/Marten.dll" ]; then marten=critterstack; fi
    [ "$1" = "$marten" ] || return 1
  done
}

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
