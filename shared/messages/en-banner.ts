/** English for what holds all copies up, and what happens next. */
export const banner = {
  label: 'What is going on',
  paused: 'Starting is paused. Copies under way go on, and new ones wait until you resume.',
  resume: 'Resume',
  offline:
    'This computer is offline. Copies go on at OneDrive, and Ferry asks about them as soon as the network is back.',
  /** `when` is null where the time is past or not known. */
  throttled: (when: string | null) =>
    when === null
      ? 'OneDrive has asked Ferry to slow down. It goes on by itself soon; copies under way are not affected.'
      : `OneDrive has asked Ferry to slow down. It goes on by itself at ${when}; copies under way are not affected.`,
};
