/** An ordinary user of this machine for as long as a check takes. Needs root. */
import { execFileSync } from 'node:child_process';

/**
 * @typedef {object} ThrowAwayUser
 * @property {string} name
 * @property {number} uid
 * @property {number} gid
 * @property {string} home
 */

/** @returns {ThrowAwayUser} */
export function addUser() {
  const name = `ferry-check-${process.pid}`;
  execFileSync('useradd', ['--create-home', '--shell', '/bin/sh', name], { stdio: 'ignore' });
  const entry = execFileSync('getent', ['passwd', name], { encoding: 'utf8' }).split(':');
  const [, , uid, gid, , home = ''] = entry;
  return { name, uid: Number(uid), gid: Number(gid), home };
}

/** With all that is theirs. @param {ThrowAwayUser} user */
export function removeUser({ name }) {
  execFileSync('userdel', ['--remove', '--force', name], { stdio: 'ignore' });
}
