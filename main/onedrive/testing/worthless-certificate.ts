/**
 * A self-signed certificate for `graph.test`, `localhost` and 127.0.0.1 and its key: public, so good
 * for nothing but tests. Made by `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1`.
 */
const KEY = `
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgIETLQRKYjt/KXYh5
au2/TPo+F55Mpzct6u6FZhwLmEKhRANCAATUhS6q/hi749gMid14Kf9KodxTLdwR
wdnuNidnAVxa+AKT/UyaDKck9fMWG7yQeYtfe3EL4u74GMUBgiajNdcp`;
const CERTIFICATE = `
MIIBvzCCAWWgAwIBAgIUXDw6y3M+og0WiqqUoMQwW/jZgtowCgYIKoZIzj0EAwIw
IDEeMBwGA1UEAwwVZmVycnkgdGVzdCwgd29ydGhsZXNzMCAXDTI2MTEyMjA2MTYw
NFoYDzIxMjYxMDI5MDYxNjA0WjAgMR4wHAYDVQQDDBVmZXJyeSB0ZXN0LCB3b3J0
aGxlc3MwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATUhS6q/hi749gMid14Kf9K
odxTLdwRwdnuNidnAVxa+AKT/UyaDKck9fMWG7yQeYtfe3EL4u74GMUBgiajNdcp
o3sweTAdBgNVHQ4EFgQUcUcXljsAFfAgF862gImSCRWJctkwHwYDVR0jBBgwFoAU
cUcXljsAFfAgF862gImSCRWJctkwDwYDVR0TAQH/BAUwAwEB/zAmBgNVHREEHzAd
ggpncmFwaC50ZXN0gglsb2NhbGhvc3SHBH8AAAEwCgYIKoZIzj0EAwIDSAAwRQIg
BWsXurcM3DUttbxtO/dqNeAh3Gt/Y4wtb66URosgtOoCIQCey7Au1RncF7FS1oGb
TgyPB52lnussF63tVkuZ0GE6iw==`;

const pem = (label: string, base64: string): string =>
  `-----BEGIN ${label}-----${base64}\n-----END ${label}-----\n`;

export const WORTHLESS_CERTIFICATE = {
  key: pem('PRIVATE KEY', KEY),
  cert: pem('CERTIFICATE', CERTIFICATE),
};
