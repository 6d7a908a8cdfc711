#!/bin/sh
# Run by deb and rpm when the files have gone. What users keep in their own folders stays.
set -e

# An upgrade: the new version has put all of this in place already (deb says so, rpm counts).
case "$1" in upgrade | failed-upgrade | abort-* | 1) exit 0 ;; esac

rm -f '/usr/bin/${executable}'
if [ -f '/etc/apparmor.d/${executable}' ]; then
  if command -v apparmor_parser >/dev/null; then
    apparmor_parser --remove '/etc/apparmor.d/${executable}' || true
  fi
  rm -f '/etc/apparmor.d/${executable}'
fi

if command -v update-desktop-database >/dev/null; then
  update-desktop-database -q /usr/share/applications || true
fi
