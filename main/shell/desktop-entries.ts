/** The texts of files that have a Linux desktop start the app. Pure. */

/** A program with its arguments. */
export type Command = readonly [program: string, ...args: string[]];

/**
 * Starts it at login. Where the program was uninstalled, the desktop passes the file over.
 * Source: Desktop Entry Specification, "The Exec key" and "Recognized desktop entry keys".
 */
export function autostartEntry(name: string, command: Command): string {
  return entry(name, command, [
    `Exec=${command.map(quoted).join(' ')}`,
    'X-GNOME-Autostart-enabled=true',
  ]);
}

/** What a file of the session says, also after the user or a desktop has changed it. */
export interface AutostartState {
  /** Whether the desktop heeds it. */
  readonly isOn: boolean;
  /** Without which the desktop passes it over; null where it names none. */
  readonly program: string | null;
}

/**
 * Reads such a file. Desktops switch it off by a line of their own instead of taking it away.
 * Source: Desktop Application Autostart Specification, "Hidden"; gnome-session(1).
 */
export function readAutostartEntry(text: string): AutostartState {
  const valueOf = (key: string): string | null =>
    new RegExp(`^${key}[ ]*=[ ]*(.*?)\\s*$`, 'mu').exec(text)?.[1] ?? null;
  const isOn = valueOf('Hidden') !== 'true' && valueOf('X-GNOME-Autostart-enabled') !== 'false';
  return { isOn, program: valueOf('TryExec')?.replaceAll('\\\\', '\\') ?? null };
}

/** Starts it with the links of a scheme that are followed; it is in no menu. */
export function linkEntry(name: string, command: Command, scheme: string): string {
  return entry(name, command, [
    `Exec=${command.map(quoted).join(' ')} %U`,
    'NoDisplay=true',
    `MimeType=x-scheme-handler/${scheme};`,
  ]);
}

function entry(name: string, [program]: Command, lines: readonly string[]): string {
  const first = [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${name}`,
    `TryExec=${program.replaceAll('\\', '\\\\')}`,
  ];
  return `${[...first, ...lines].join('\n')}\n`;
}

/** Quoted for the command line, then once more as the value of a key; `%` would begin a field code. */
function quoted(argument: string): string {
  const escaped = argument.replaceAll(/["`$\\]/gu, '\\$&').replaceAll('%', '%%');
  return `"${escaped}"`.replaceAll('\\', '\\\\');
}
