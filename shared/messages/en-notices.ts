/** English for what the user must know of that belongs to no row. */
import { format } from './en-nouns.ts';

export const notices = {
  label: 'Notices',
  dismiss: 'Dismiss',
  settingsSetAside: (file: string) =>
    `Your settings could not be read, so Ferry started with fresh ones. The old file was kept as “${file}”.`,
  recordsSetAside: (count: number) =>
    format.plural(count, {
      one: `${format.number(count)} entry in the list of your copies could not be read and was put aside. The copy itself is not affected.`,
      other: `${format.number(count)} entries in the list of your copies could not be read and were put aside. The copies themselves are not affected.`,
    }),
  /** `missing` is null when nobody knows how many. */
  listRepaired: (missing: number | null, folder: string) => {
    const lost =
      missing === null
        ? 'Some entries may be missing.'
        : format.plural(missing, {
            one: `${format.number(missing)} entry is missing.`,
            other: `${format.number(missing)} entries are missing.`,
          });
    return `The list of your copies was damaged and has been repaired. ${lost} Others may not show what happened last. Copies at OneDrive are not affected. The damaged files were kept as “${folder}”.`;
  },
  listBegunAnew: (folder: string) =>
    `The list of your copies was damaged and could not be repaired, so Ferry started with an empty one. Copies at OneDrive are not affected. The damaged files were kept as “${folder}”.`,
  notSaving:
    'Ferry cannot save at the moment – the disk may be full. New copies have to wait until it can.',
  restarted:
    'Something in Ferry failed, so it started again by itself. Nothing was lost: your copies go on.',
  noSecretStore:
    'This system has no secret store, so Ferry keeps the links to running copies unencrypted on this computer. Without them, Ferry has to look at the destination after a restart to learn how a copy ended.',
  keepAddresses: 'Keep them',
  dropAddresses: 'Do not keep them',
};
