/** The text of a file that has a Linux desktop start the app. Pure. */

/**
 * `command` begins with the program. Where that was uninstalled, the desktop passes the file over.
 * Source: Desktop Entry Specification, "The Exec key" and "Recognized desktop entry keys".
 */
export function autostartEntry(
  name: string,
  command: readonly [program: string, ...args: string[]],
): string {
  const [program] = command;
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${name}`,
    `TryExec=${program.replaceAll('\\', '\\\\')}`,
    `Exec=${command.map(quoted).join(' ')}`,
    'X-GNOME-Autostart-enabled=true',
  ];
  return `${lines.join('\n')}\n`;
}

/** Quoted for the command line, then once more as the value of a key; `%` would begin a field code. */
function quoted(argument: string): string {
  const escaped = argument.replaceAll(/["`$\\]/gu, '\\$&').replaceAll('%', '%%');
  return `"${escaped}"`.replaceAll('\\', '\\\\');
}
