/** English on the command line. The names of commands and options are the same in every language. */
export const enCommandLine = {
  usage: `Ferry starts long copies on OneDrive, watches them, and tells the truth about them.

Usage:
  ferry                               opens the window
  ferry copy SOURCE DESTINATION       copies a file or folder into a folder
      --name NAME                     gives the copy this name
      --on-conflict fail|rename|replace
                                      what happens when the name is taken (fail)
      --wait                          waits for the end of the copy
  ferry watch ADDRESS                 watches what another program has started;
                                      with - the address is read from standard input
      --wait                          waits for its end
  ferry list                          shows the copies
  ferry --help | --version

SOURCE and DESTINATION are paths as /Documents/Plans, sharing links, or web
addresses of OneDrive. Every command takes --json: one line of JSON per event.

Exit codes: 0 done or accepted, 1 failed, 2 not understood, 3 outcome unknown,
4 Ferry cannot be reached, 5 refused and nothing was started.`,
  misuse: {
    unknownCommand: 'Ferry knows no such command.',
    unknownOption: 'The command has an option that Ferry does not know, or one without its value.',
    copyNeedsTwo: '“ferry copy” needs what to copy and the folder to copy it into.',
    listNeedsNothing: '“ferry list” takes no further words.',
    watchNeedsOne: '“ferry watch” needs one address to watch.',
    badRule: '“--on-conflict” takes fail, rename or replace.',
    tooLong: 'What you gave is longer than any path, link or name.',
  },
  seeHelp: '“ferry --help” shows what is possible.',
  unreachable: 'Ferry cannot be reached and could not be started. Nothing was done.',
  lost: 'Ferry was closed meanwhile. “ferry list” shows how things are now.',
  /** `what` names the copy and its folder. */
  accepted: (what: string) => `Accepted: ${what}`,
  forgotten: 'Ferry no longer watches this copy. OneDrive may still finish it.',
  nothing: 'No copies.',
  neitherPathNorLink: 'Give a path that begins with / or a link to a file or folder of OneDrive.',
  refusedAt: {
    source: (why: string) => `What to copy: ${why}`,
    destination: (why: string) => `Where to: ${why}`,
  },
};

/** What every language must say there. */
export type CommandLineMessages = typeof enCommandLine;
