/** What the user must know of that belongs to no copy: said in a banner of the window. */

export type Notice =
  | { readonly kind: 'settingsSetAside'; readonly file: string }
  | { readonly kind: 'recordsSetAside'; readonly count: number }
  /** The list was damaged. `missing` is null when nothing tells how many entries there were. */
  | { readonly kind: 'listRepaired'; readonly missing: number | null; readonly folder: string }
  | { readonly kind: 'listBegunAnew'; readonly folder: string }
  | { readonly kind: 'notSaving' }
  /** The network is gone; shown among what holds copies up. */
  | { readonly kind: 'offline' }
  /** The app failed, and has started again by itself. */
  | { readonly kind: 'restarted' }
  /** The user chooses whether links are kept without a secret store. */
  | { readonly kind: 'noSecretStore' };

/** Whether it goes when it was read. What is still so stays, and so does what wants an answer. */
export function isDismissable({ kind }: Notice): boolean {
  switch (kind) {
    case 'settingsSetAside':
    case 'recordsSetAside':
    case 'listRepaired':
    case 'listBegunAnew':
    case 'restarted':
      return true;
    case 'notSaving':
    case 'offline':
    case 'noSecretStore':
      return false;
  }
}
