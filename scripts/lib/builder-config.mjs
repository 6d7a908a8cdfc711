/** What electron-builder.yml and package.json say of the app, for what is made without electron-builder. */
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { inProject, jsonOf } from './project.mjs';

/**
 * @typedef {object} AppConfig
 * @property {string} name of the package and of the executable
 * @property {string} productName
 * @property {string} version
 * @property {string} homepage empty where none is known
 * @property {string} maintainer
 * @property {string} synopsis
 * @property {string} description
 * @property {string} category
 * @property {string} section
 * @property {readonly string[]} depends
 * @property {readonly string[]} recommends
 * @property {readonly string[]} schemes
 * @property {Readonly<Record<string, string>>} desktopEntry
 * @property {{ install: string, remove: string, appArmor: string }} templates files
 */

/** @returns {AppConfig} */
export function appConfig() {
  const { name, version, homepage = '' } = jsonOf(inProject('package.json'));
  /** @type {any} */
  const yml = load(readFileSync(inProject('electron-builder.yml'), 'utf8'));
  const { linux, deb } = yml;
  return {
    ...{ name, version, homepage },
    productName: yml.productName,
    maintainer: linux.maintainer,
    synopsis: linux.synopsis,
    description: linux.description,
    category: linux.category,
    section: deb.packageCategory,
    depends: deb.depends,
    recommends: deb.recommends,
    schemes: yml.protocols.schemes,
    desktopEntry: linux.desktop.entry,
    templates: {
      install: inProject(deb.afterInstall),
      remove: inProject(deb.afterRemove),
      appArmor: inProject(deb.appArmorProfile),
    },
  };
}
