/**
 * The name the service gives under the rule `rename` when `name` and its first `count - 1` successors
 * are taken: `Plans` → `Plans 1`, `a.txt` → `a 1.txt`. Seen on OneDrive; not documented. Pure.
 */
export function renamed(name: string, kind: 'file' | 'folder', count: number): string {
  const dot = kind === 'file' ? name.lastIndexOf('.') : -1;
  return dot > 0 ? `${name.slice(0, dot)} ${count}${name.slice(dot)}` : `${name} ${count}`;
}
