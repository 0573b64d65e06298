# shellcheck shell=bash
# Which engines a build of this tree has in it. Sourced after common.sh.
#
# The engine on Marten and Wolverine is compiled where the NuGet feed has them in the versions of Directory.Packages.props. Asking the feed
# takes seconds, so its answer is kept in obj/engine until something it hangs on changes, and every build goes by it: a tree is built one way.
#   RECOVERY_BUILD_ENGINE   postgres: build without them, and ask nobody · critterstack: with them, or not at all
#   RECOVERY_NUGET_SOURCES  more places to take packages from: folders and addresses, parted by semicolons
#   RECOVERY_ASK_FEED=1     ask the feed again

# NuGet reads this one, for every restore of this tree.
if [ -n "${RECOVERY_NUGET_SOURCES:-}" ]; then export RestoreAdditionalProjectSources="$RECOVERY_NUGET_SOURCES"; fi

# choose_build [ENGINE]: sets BUILD_ENGINE (postgres, or critterstack for both) and BUILD_WHY, which says why, or what is missing where it fails:
# where ENGINE, or the one that RECOVERY_BUILD_ENGINE names, cannot be had. For an engine asked for by name the feed is asked again after a no.
choose_build() {
  find_build "$@" || { BUILD_WHY="the engine critterstack cannot be had: $BUILD_WHY"; return 1; }
}

find_build() {
  local asked="${1:-auto}" forced="${RECOVERY_BUILD_ENGINE:-auto}" answer="$ROOT/obj/engine" question again="${RECOVERY_ASK_FEED:-}"
  BUILD_ENGINE=postgres
  case "$forced" in
    auto | critterstack) ;;
    postgres)
      BUILD_WHY='RECOVERY_BUILD_ENGINE=postgres leaves Marten and Wolverine out of the build'
      [ "$asked" != critterstack ]
      return
      ;;
    *) fail "RECOVERY_BUILD_ENGINE is auto, postgres or critterstack, not $forced" 2 ;;
  esac
  need_dotnet
  if [ "$forced" = critterstack ]; then asked=critterstack; fi
  question=$(feed_question)
  mkdir -p "$ROOT/obj"
  if [ -n "$again" ] || ! feed_answered "$answer" "$question" "$asked"; then
    (
      flock 9
      # Another script may have asked meanwhile.
      if [ -z "$again" ] && feed_answered "$answer" "$question" "$asked"; then exit 0; fi
      ask_feed "$answer" "$question" "$asked"
    ) 9>"$ROOT/obj/engine.lock"
    RECOVERY_ASK_FEED='' # once is enough for one script
  fi
  BUILD_WHY=$(sed -n 3p "$answer")
  if [ "$(sed -n 2p "$answer")" = yes ]; then BUILD_ENGINE=critterstack; fi
  [ "$asked" != critterstack ] || [ "$BUILD_ENGINE" = critterstack ]
}

# feed_answered FILE QUESTION ENGINE: a kept answer serves. No to an engine asked for by name is asked again, and so is a feed that was silent, after an hour.
feed_answered() {
  [ -s "$1" ] && [ "$(sed -n 1p "$1")" = "$2" ] || return 1
  case "$(sed -n 2p "$1")" in
    yes) ;;
    no) [ "$3" != critterstack ] ;;
    silent) [ "$3" != critterstack ] && [ -z "$(find "$1" -mmin +60)" ] ;;
  esac
}

# feed_question: a sum over all that the answer hangs on.
feed_question() {
  local place="$ROOT" configs=() folder folders=()
  while true; do
    configs+=("$place"/[Nn]u[Gg]et.[Cc]onfig)
    [ -n "$place" ] || break
    place="${place%/*}"
  done
  configs+=("$HOME"/.nuget/NuGet/*.[Cc]onfig "$HOME"/.nuget/config/*.[Cc]onfig "$HOME"/.config/NuGet/*.[Cc]onfig "${NUGET_COMMON_APPLICATION_DATA:-/etc/opt}"/NuGet/Config/*.[Cc]onfig)
  IFS=';' read -ra folders <<<"${RECOVERY_NUGET_SOURCES:-}"
  {
    cat "$ROOT/Directory.Packages.props" "$ROOT/global.json" "$ROOT/ops/lib/engine.sh" "${configs[@]}"
    ls "$(dirname "$(readlink -f "$(command -v dotnet)")")/sdk"
    for folder in "${folders[@]}"; do printf '%s\n' "$folder"; ls "$folder"; done
    printf '%s\n' "${NUGET_PACKAGES:-}"
  } 2>/dev/null | cksum || true
}

# ask_feed FILE QUESTION ENGINE: restores a project of nothing but these packages, and keeps the answer: the question; yes, no or silent; why.
ask_feed() {
  local place="$ROOT/obj/engine-probe" log="$ROOT/obj/engine-probe/restore.log" packages package version missing='' patience=40 status=0 said why
  packages=$(sed -n 's/.*Include="\(Marten\|WolverineFx[^"]*\|Npgsql\)" Version="\([^"]*\)".*/\1 \2/p' "$ROOT/Directory.Packages.props")
  mkdir -p "$place"
  {
    printf '<Project Sdk="Microsoft.NET.Sdk">\n  <ItemGroup>\n'
    while read -r package _; do printf '    <PackageReference Include="%s" />\n' "$package"; done <<<"$packages"
    printf '  </ItemGroup>\n</Project>\n'
  } >"$place/engine-probe.csproj"
  # Nobody who did not ask for that engine waits for a feed that keeps silent.
  if [ "$3" = critterstack ]; then patience=900; else export NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT=1; fi
  say 'asking the NuGet feed for Marten and Wolverine …'
  DOTNET_CLI_UI_LANGUAGE=en timeout "$patience" dotnet restore "$place/engine-probe.csproj" --nologo -v quiet -nodeReuse:false >"$log" 2>&1 </dev/null || status=$?

  while read -r package version; do
    # 1603: it has another version, and would take that.
    if grep -q -e "error NU110[123]: .* package ${package}[ .]" -e "error NU1603: .*engine-probe depends on ${package} (" "$log"; then missing="${missing:+$missing, }$package $version"; fi
  done <<<"$packages"
  packages=$(grep -v Npgsql <<<"$packages" | paste -sd, | sed 's/,/, /g')
  if [ "$status" = 0 ]; then
    said=yes why="the NuGet feed has $packages"
  elif grep -q 'error NU1301' "$log" || [ "$status" = 124 ]; then
    said=silent why="the NuGet feed did not answer ($(first_error "$log" "nothing within $patience s"))"
  elif [ -n "$missing" ]; then
    said=no why="the NuGet feed does not have $missing"
  else
    said=no why="$packages cannot be restored ($(first_error "$log" "status $status"); all of it: $log)"
  fi
  printf '%s\n' "$2" "$said" "$why" >"$1"
}

# first_error LOG OTHERWISE: what the first error of a restore says.
first_error() {
  local text
  text=$(sed -n 's/.*error \(NU[0-9]*: .*\|MSB[0-9]*: .*\)/\1/p' "$1" | head -1)
  printf '%s' "${text:-$2}"
}
