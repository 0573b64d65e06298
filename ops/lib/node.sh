# shellcheck shell=bash
# npm, which brings the screens' libraries at build time: found or installed. Sourced after common.sh.

# need_npm: installs the distribution's package when root.
need_npm() {
  command -v npm >/dev/null && return
  as_root || fail "npm is missing. Install it as root, then try again: apt-get install npm" 3
  command -v apt-get >/dev/null || fail "npm is missing and there is no apt-get here: install Node.js with npm, 18 or newer" 3
  say "installing npm …"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >/dev/null || true
  apt-get install -y -qq --no-install-recommends nodejs npm ca-certificates >/dev/null || fail "npm could not be installed: apt-get install npm" 3
}
