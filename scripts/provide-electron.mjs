/** Makes sure an Electron runtime is in place and names it: the last step of ./setup. */
import { provideElectron } from './lib/electron-runtime.mjs';
import { main, say } from './lib/project.mjs';

await main(async () => {
  const { version, fallback } = await provideElectron();
  say(`Electron ${version} is in place${fallback ? ' (development runtime)' : ''}.`);
});
