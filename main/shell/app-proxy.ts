/** The way to the service: the system's proxy, none, or one that the user names. */
import { session } from 'electron/main';
import type { ProxyChoice } from '../../shared/preferences.ts';

/** Has everything of the app take this way, from its next request on. */
export async function applyProxy({ kind, server }: ProxyChoice): Promise<void> {
  const { defaultSession } = session;
  switch (kind) {
    case 'system':
      await defaultSession.setProxy({ mode: 'system' });
      break;
    case 'none':
      await defaultSession.setProxy({ mode: 'direct' });
      break;
    case 'manual':
      await defaultSession.setProxy({ mode: 'fixed_servers', proxyRules: server });
      break;
  }
}
