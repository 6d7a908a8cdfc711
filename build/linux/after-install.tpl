#!/bin/sh
# Run by deb and rpm once the files are in place, also after an upgrade.
set -e

ln -sf '/opt/${sanitizedProductName}/${executable}' '/usr/bin/${executable}'

# Chromium sandboxes by user namespaces where the system has them for everybody, and by this helper
# elsewhere; which of both it is can change with every reboot, so the helper is always ready.
chown root:root '/opt/${sanitizedProductName}/chrome-sandbox'
chmod 4755 '/opt/${sanitizedProductName}/chrome-sandbox'

# Ubuntu from 24.04 on gives user namespaces only to programs with a profile. An AppArmor that cannot
# read this one (abi 4.0) does not ask for it either.
profile='/opt/${sanitizedProductName}/resources/apparmor-profile'
if command -v apparmor_parser >/dev/null && [ -d /etc/apparmor.d ] &&
  apparmor_parser --skip-kernel-load --skip-cache "$profile" >/dev/null 2>&1; then
  cp -f "$profile" '/etc/apparmor.d/${executable}'
  apparmor_parser --replace --write-cache --skip-read-cache '/etc/apparmor.d/${executable}' || true
fi

if command -v update-desktop-database >/dev/null; then
  update-desktop-database -q /usr/share/applications || true
fi
if command -v gtk-update-icon-cache >/dev/null; then
  gtk-update-icon-cache -q -t -f /usr/share/icons/hicolor || true
fi
