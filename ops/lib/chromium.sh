# shellcheck shell=bash
# The browser that the browser tests drive: found or installed. Sourced after common.sh.

# need_chromium: exports RECOVERY_CHROMIUM; installs the distribution's package when root.
need_chromium() {
  RECOVERY_CHROMIUM="${RECOVERY_CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}"
  if [ -z "$RECOVERY_CHROMIUM" ]; then
    as_root || fail "Chromium is missing. Install it as root, then try again: apt-get install chromium (or set RECOVERY_CHROMIUM to a browser's path)" 3
    command -v apt-get >/dev/null || fail "Chromium is missing and there is no apt-get here: install Chromium, or set RECOVERY_CHROMIUM to its path" 3
    say "installing Chromium …"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null || true
    apt-get install -y -qq --no-install-recommends chromium >/dev/null || fail "Chromium could not be installed: apt-get install chromium" 3
    RECOVERY_CHROMIUM=$(command -v chromium) || fail "Chromium was installed but is not on the path" 3
  fi
  export RECOVERY_CHROMIUM
}
