/** Under which registration this app signs people in: its own, or one that the user has made. Pure. */
import { type CloudKey, isClientId } from '../shared/account-view.ts';

/** Put in by the build from its environment (`electron.vite.config.ts`); not there in tests. */
declare const FERRY_CLIENT_IDS: Readonly<Record<string, string>> | undefined;

const BUILT_IN = typeof FERRY_CLIENT_IDS === 'undefined' ? {} : FERRY_CLIENT_IDS;

/** The ID for a cloud, the user's own first; empty where there is none that could be right. */
export function clientIdFor(
  cloud: CloudKey,
  own: Readonly<Record<string, string>>,
  builtIn: Readonly<Record<string, string>> = BUILT_IN,
): string {
  const candidates = [own[cloud] ?? '', builtIn[cloud] ?? ''];
  return candidates.find(isClientId)?.trim() ?? '';
}
