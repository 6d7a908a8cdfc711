/**
 * `npm run package`: Ferry to install, made of what this machine has (dist/); what it leaves out it
 * says. `-- --dir`: the unpacked app alone. `-- --release`: the installers to hand out, from a clean
 * build and Electron's official runtime only.
 */
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { canMakeDebs, makeDeb } from './lib/deb.mjs';
import { electronRuntime, provideElectron } from './lib/electron-runtime.mjs';
import { leftOut } from './lib/left-out.mjs';
import { builder, packApp } from './lib/pack-app.mjs';
import { artefactName, sizesIn, unpackedApp } from './lib/package-output.mjs';
import { runScript } from './lib/processes.mjs';
import { distDir, inProject, main, Refusal, say } from './lib/project.mjs';
import { releaseRepository } from './lib/release-repository.mjs';

/** Where electron-builder's helpers for installers come from. */
const HELPERS = 'https://github.com/electron-userland/electron-builder-binaries/releases';
const PROBE_LIMIT_MS = 6_000;

await main(async () => {
  const [option, ...rest] = process.argv.slice(2);
  if (rest.length > 0 || !['--dir', '--release', undefined].includes(option)) {
    throw new Refusal('`npm run package` knows `-- --dir` and `-- --release`.');
  }
  const code =
    option === '--release' ? await release() : await tryOut({ withInstallers: option !== '--dir' });
  if (code === 0) for (const line of sizesIn(distDir)) say(line);
  return code;
});

/** @param {{ readonly withInstallers: boolean }} wish */
async function tryOut({ withInstallers }) {
  rmSync(distDir, { recursive: true, force: true });
  const code = await packApp();
  return code === 0 && withInstallers ? installers() : code;
}

async function installers() {
  if (await helpersAnswer()) {
    const packed = process.platform === 'linux' ? ['--prepackaged', unpackedApp()] : [];
    const code = await builder(packed);
    sayWhatIsLeftOut([]);
    return code;
  }
  if (process.platform === 'linux' && canMakeDebs()) {
    makeDeb({ unpacked: unpackedApp(), file: path.join(distDir, artefactName('deb')) });
    say('The deb was made by dpkg-deb.');
    sayWhatIsLeftOut(['AppImage', 'rpm']);
  } else {
    sayWhatIsLeftOut(['all installers']);
  }
  return 0;
}

/** @param {readonly string[]} installers of this system that could not be made */
function sayWhatIsLeftOut(installers) {
  const prebuilds = readdirSync(inProject('node_modules/classic-level/prebuilds'));
  say(leftOut({ platform: process.platform, installers, prebuilds }));
}

async function release() {
  const repository = releaseRepository(process.env);
  const runtime = electronRuntime() ?? (await provideElectron());
  if (!runtime.official) {
    throw new Refusal(
      `a release needs Electron's official runtime, and this machine has only ${runtime.dist}. ` +
        'Release from a machine that reaches its download host.',
    );
  }
  if ((await runScript('build')) !== 0) throw new Refusal('the build failed.');
  rmSync(distDir, { recursive: true, force: true });
  const { owner, name } = repository;
  sayWhatIsLeftOut([]);
  return builder([
    `--config.publish.owner=${owner}`,
    `--config.publish.repo=${name}`,
    `--config.extraMetadata.homepage=https://github.com/${owner}/${name}`,
  ]);
}

async function helpersAnswer() {
  try {
    const signal = AbortSignal.timeout(PROBE_LIMIT_MS);
    return (await fetch(HELPERS, { method: 'HEAD', signal })).ok;
  } catch {
    return false;
  }
}
