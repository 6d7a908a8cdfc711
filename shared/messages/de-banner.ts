/** German for what holds all copies up, and what happens next. */
import type { MoreMessages } from './en-more.ts';

export const banner: MoreMessages['banner'] = {
  label: 'Was gerade ist',
  paused:
    'Das Starten ist angehalten. Laufende Kopiervorgänge gehen weiter; neue warten, bis Sie fortsetzen.',
  resume: 'Fortsetzen',
  offline:
    'Dieser Computer ist offline. Bei OneDrive gehen die Kopiervorgänge weiter, und Ferry fragt nach ihnen, sobald das Netz wieder da ist.',
  throttled: (when) =>
    when === null
      ? 'OneDrive hat Ferry gebeten, langsamer zu fragen. Es geht bald von selbst weiter; laufende Kopiervorgänge sind nicht betroffen.'
      : `OneDrive hat Ferry gebeten, langsamer zu fragen. Um ${when} geht es von selbst weiter; laufende Kopiervorgänge sind nicht betroffen.`,
};
