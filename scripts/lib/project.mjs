/**
 * What every script needs to know of the project and how it speaks to the person who runs it:
 * one clear line with a remedy, never a stack trace.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
export const cacheDir = path.join(root, '.cache');
export const reportsDir = path.join(cacheDir, 'reports');
export const distDir = path.join(root, 'dist');

/** @param {...string} names a path inside the project */
export const inProject = (...names) => path.join(root, ...names);

/** @param {string} text */
export const say = (text) => {
  console.log(text);
};

/** A failure the user can do something about; `message` says what. */
export class Refusal extends Error {}

/**
 * Runs a script's body: a Refusal becomes one line, anything else is a bug and says where.
 * @param {() => Promise<number | void>} body resolves with the exit code
 */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof Refusal) console.error(`Ferry: ${error.message}`);
    else console.error(error);
  }
}

/** @param {string} dir */
export function ensureDir(dir) {
  mkdirSync(dir, { recursive: true });
  return dir;
}

/**
 * @param {string} file
 * @returns {string | null} its text without surrounding space, or null where it cannot be read
 */
export function textOf(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}

/**
 * @param {string} file
 * @returns {any} the parsed file, or null where it cannot be read
 */
export function jsonOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
