# shellcheck shell=bash
# A private Postfix on loopback: found or installed, configured in a directory of its own, beside whatever the machine runs. Sourced after common.sh.

# need_postfix: Debian's package; installed when root, without starting or configuring the machine's own.
need_postfix() {
  PATH="$PATH:/usr/sbin"
  command -v postfix >/dev/null && return
  as_root || fail "Postfix is missing. Install it as root, then try again: apt-get install postfix" 3
  command -v apt-get >/dev/null || fail "Postfix is missing and there is no apt-get here: install Postfix" 3
  say "installing Postfix …"
  export DEBIAN_FRONTEND=noninteractive
  echo 'postfix postfix/main_mailer_type select No configuration' | debconf-set-selections
  apt-get update -qq >/dev/null || true
  apt-get install -y -qq --no-install-recommends -o Dpkg::Options::=--force-confold postfix >/dev/null || fail "Postfix could not be installed: apt-get install postfix" 3
}

# start_postfix DIR PORT: listens on loopback; mail for recovery.test goes through DIR/mailgate, for customers.test into DIR/boxes/NAME/,
# for robots.test to DIR/robot, a machine that answers. Runs as root, as Postfix does, and its workers as postfix and nobody.
start_postfix() {
  local dir=$1 port=$2
  mkdir -p "$dir/etc" "$dir/queue" "$dir/data" "$dir/boxes"
  chmod 755 "$dir" "$dir/etc" "$dir/queue"
  chown postfix "$dir/data"
  chown nobody "$dir/boxes"
  cat >"$dir/etc/main.cf" <<END
compatibility_level = 3.6
queue_directory = $dir/queue
data_directory = $dir/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file_prefixes = $dir
maillog_file = $dir/mail.log
myhostname = mx.recovery.test
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
recipient_delimiter = +
relay_domains = recovery.test, robots.test
transport_maps = inline:{ { recovery.test = mailgate: }, { robots.test = robot: } }
virtual_mailbox_domains = customers.test
virtual_mailbox_maps = static:all
virtual_mailbox_base = $dir/boxes
virtual_transport = box
mailgate_destination_recipient_limit = 1
robot_destination_recipient_limit = 1
box_destination_recipient_limit = 1
minimal_backoff_time = 2s
maximal_backoff_time = 4s
queue_run_delay = 2s
smtputf8_enable = no
END
  cat >"$dir/etc/master.cf" <<END
127.0.0.1:$port inet n - n - - smtpd
pickup    unix  n       -       n       60      1       pickup
cleanup   unix  n       -       n       -       0       cleanup
qmgr      unix  n       -       n       2       1       qmgr
rewrite   unix  -       -       n       -       -       trivial-rewrite
bounce    unix  -       -       n       -       0       bounce
defer     unix  -       -       n       -       0       bounce
trace     unix  -       -       n       -       0       bounce
flush     unix  n       -       n       1000?   0       flush
proxymap  unix  -       -       n       -       -       proxymap
smtp      unix  -       -       n       -       -       smtp
error     unix  -       -       n       -       -       error
retry     unix  -       -       n       -       -       error
anvil     unix  -       -       n       -       1       anvil
postlog   unix-dgram n  -       n       -       1       postlogd
mailgate  unix  -       n       n       -       4       pipe flags=DRhu user=nobody argv=$dir/mailgate
robot     unix  -       n       n       -       1       pipe flags=DRhu user=nobody argv=$dir/robot \${sender} \${recipient}
box       unix  -       n       n       -       1       pipe flags=DRhu user=nobody argv=$dir/box \${user}
END
  cat >"$dir/box" <<END
#!/bin/sh
# Keeps a message in the box of its receiver, one file each.
mkdir -p "$dir/boxes/\$1" && new=\$(mktemp "$dir/boxes/\$1/new.XXXXXX") && cat >"\$new" && chmod 644 "\$new" && mv "\$new" "\${new%/*}/mail-\$(date +%s%N)"
END
  chmod 755 "$dir/box"
  postfix -c "$dir/etc" check >/dev/null 2>&1 || true # makes the directories of the queue
  postfix -c "$dir/etc" start >/dev/null 2>&1 || { tail -20 "$dir/mail.log" >&2; fail "Postfix does not start; its log is $dir/mail.log"; }
}

# stop_postfix DIR
stop_postfix() { postfix -c "$1/etc" stop >/dev/null 2>&1 || true; }
