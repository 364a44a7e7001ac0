# SPDX-License-Identifier: GPL-3.0-or-later
# Minimal Debian roots, for what must be tried on a fresh machine. Sourced by scripts/fresh,
# scripts/package and scripts/container; needs root and debootstrap.
#
#     need_roots; root=$(make_root trixie); in_root "$root" apt-get --version
#
# All roots are removed when the script ends, however it ends; UDKLIP_FRESH_KEEP=1 keeps them.

need_roots() {
  if [ "$(id -u)" -ne 0 ] || ! command -v debootstrap >/dev/null; then
    echo "$0: needs root, and debootstrap (Debian: debootstrap git)" >&2
    exit 2
  fi
  roots_folder=$(mktemp -d "${TMPDIR:-/var/tmp}/udklip-roots-XXXXXX")
  chmod 755 "$roots_folder"  # users of the roots enter them
  trap leave_roots EXIT
}

leave_roots() {
  local root
  for root in "$roots_folder"/*/; do
    umount "$root/proc" "$root/dev/pts" "$root/dev/shm" 2>/dev/null || true
  done
  if [ -n "${UDKLIP_FRESH_KEEP-}" ]; then
    echo "kept: $roots_folder"
  else
    rm -rf --one-file-system "$roots_folder"
  fi
}

# The mirror that this machine's own sources name.
debian_mirror() {
  local mirror
  mirror=$(grep -rhsoE 'https?://[^ ]*/debian/?( |$)' /etc/apt/sources.list /etc/apt/sources.list.d | head -1 | tr -d ' ')
  echo "${UDKLIP_MIRROR:-${mirror:-http://deb.debian.org/debian}}"
}

# make_root SUITE: prints the folder of a new one.
make_root() {
  local root
  root=$(mktemp -d "$roots_folder/$1-XXXXXX")
  chmod 755 "$root"
  if ! debootstrap --variant=minbase "$1" "$root" "$(debian_mirror)" >"$root.log" 2>&1; then
    tail -5 "$root.log" >&2
    return 1
  fi
  mount -t proc proc "$root/proc"  # by which the programs find their lexicon
  mount -t devpts devpts "$root/dev/pts" -o mode=620,ptmxmode=666  # terminals, for tests of them
  mkdir -p "$root/dev/shm"
  mount -t tmpfs tmpfs "$root/dev/shm" -o mode=1777  # shared memory, for a browser
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  # As an installation has; a root of Debian 12 does not know localhost without.
  [ -e "$root/etc/hosts" ] || printf '127.0.0.1 localhost\n::1 localhost\n' >"$root/etc/hosts"
  echo "$root"
}

# in_root ROOT COMMAND...: with an environment of its own.
in_root() {
  local root=$1
  shift
  chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb HOME=/root "$@"
}

# clone_into ROOT FOLDER: from outside, for a minimal root has no git; it belongs to the root's root.
clone_into() {
  git clone -q --no-hardlinks . "$1/$2"
  chown -R 0:0 "$1/$2"
}
