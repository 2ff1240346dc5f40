#!/bin/sh
# Makes the root file system that holds PostgreSQL with DocumentDB, Valkey and RabbitMQ, once.
# Usage: make-root-file-system.sh TARGET SUITE PACKAGES [MIRROR]. The caller holds the lock of TARGET, so every
# unfinished sibling is left over from a killed run. TARGET appears complete or not at all.
set -eu
target=$1 suite=$2 packages=$3 mirror=${4:-}

[ -d "$target" ] && exit 0
rm -rf --one-file-system "$target".making-*
making=$(mktemp -d "$target.making-XXXXXX")
trap 'rm -rf --one-file-system "$making"' EXIT
trap 'exit 130' INT TERM HUP

if ! command -v mmdebstrap >/dev/null || ! [ -e /usr/share/keyrings/debian-archive-keyring.gpg ]; then
  export DEBIAN_FRONTEND=noninteractive
  install='apt-get install --yes --no-install-recommends -o DPkg::Lock::Timeout=120 mmdebstrap debian-archive-keyring'
  $install || { apt-get update && $install; }
fi

# Proxies and the validity checks of repositories are the machine owner's business: hand over how apt is set up here.
apt-config dump | grep -E '^Acquire::(http|https|Check-)' >"$making/apt.conf" || true

root=$making/root
mmdebstrap --variant=apt --mode=root --aptopt="$making/apt.conf" --aptopt='APT::Install-Recommends "false"' \
  --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
  --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt=force-unsafe-io \
  --include="$packages" "$suite" "$root" $mirror

mkdir -p "$root/data"
chmod 0755 "$root"
# Once at the end instead of after each file: whoever finds TARGET finds it whole, also after a power cut.
sync -f "$root"
mv "$root" "$target"
