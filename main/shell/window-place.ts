/** Where the window was when it was last there, and whether it may be put there again. */
import { type BrowserWindow, type Rectangle, screen } from 'electron/main';
import type { Settings } from '../settings/settings.ts';

const DEFAULT_SIZE = { width: 1000, height: 680 };
const MIN_SIZE = { minWidth: 480, minHeight: 400 };

/** The size and place to make a window with. */
export function placeFor(settings: Pick<Settings, 'get'>): typeof MIN_SIZE & Partial<Rectangle> {
  const place = settings.get('window');
  const isKept = place !== undefined && isOnScreen(place);
  return { ...DEFAULT_SIZE, ...MIN_SIZE, ...(isKept ? rectangleOf(place) : {}) };
}

/** Keeps the place of a window for the next one. */
export function rememberPlace(window: BrowserWindow, settings: Pick<Settings, 'set'>): void {
  settings.set('window', { ...window.getNormalBounds(), isMaximized: window.isMaximized() });
}

function rectangleOf({ x, y, width, height }: Rectangle): Rectangle {
  return { x, y, width, height };
}

/** A screen may have gone since the window was last there. */
function isOnScreen(place: Rectangle): boolean {
  const { workArea } = screen.getDisplayMatching(place);
  const overlapX =
    Math.min(place.x + place.width, workArea.x + workArea.width) - Math.max(place.x, workArea.x);
  const overlapY =
    Math.min(place.y + place.height, workArea.y + workArea.height) - Math.max(place.y, workArea.y);
  return overlapX >= MIN_SIZE.minWidth / 2 && overlapY >= MIN_SIZE.minHeight / 2;
}
