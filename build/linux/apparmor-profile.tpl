# Confines nothing: it only lets Chromium make the user namespaces that its own sandbox is built of.
abi <abi/4.0>,
include <tunables/global>

profile ${executable} /opt/${sanitizedProductName}/${executable} flags=(unconfined) {
  userns,

  include if exists <local/${executable}>
}
