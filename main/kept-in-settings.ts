/** What the app notes for itself in the settings, each as the object that the rest works with. */
import type { CloudKey } from '../shared/account-view.ts';
import type { AccountRequestDeps } from './account-requests.ts';
import { clientIdFor } from './client-ids.ts';
import { type Durations, rememberDurations } from './durations.ts';
import { type RecentFolders, recentFolders } from './recent-folders.ts';
import type { Settings } from './settings/settings.ts';

export interface KeptInSettings {
  readonly durations: Durations;
  readonly recent: RecentFolders;
  /** The registrations that people sign in under, the user's own among them. */
  readonly registrations: AccountRequestDeps['registrations'];
}

/** Reads what was kept, and keeps what comes from now on. */
export function keptIn(settings: Pick<Settings, 'get' | 'set'>): KeptInSettings {
  return {
    durations: rememberDurations(settings.get('durations'), (memory) => {
      settings.set('durations', memory);
    }),
    recent: recentFolders(
      () => settings.get('recentFolders'),
      (folders) => {
        settings.set('recentFolders', folders);
      },
    ),
    registrations: {
      idFor: (cloud: CloudKey) => clientIdFor(cloud, settings.get('clientIds')),
      own: () => settings.get('clientIds'),
      setOwn: (ids) => {
        settings.set('clientIds', ids);
      },
    },
  };
}
