import { Refusal } from './project.mjs';

/**
 * The GitHub repository that a release goes to and that installed apps then look into for updates.
 * It is named by whoever releases, so that a fork never points its users somewhere else by accident.
 * @param {NodeJS.ProcessEnv} env
 */
export function releaseRepository({ GITHUB_REPOSITORY = '' }) {
  const [, owner, name] = /^([\w-]+)\/([\w.-]+)$/u.exec(GITHUB_REPOSITORY) ?? [];
  if (owner === undefined || name === undefined) {
    throw new Refusal('say where the release goes: GITHUB_REPOSITORY=owner/name.');
  }
  return { owner, name };
}
