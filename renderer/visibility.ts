/**
 * Calls `hear` at once, and whenever it changes, with whether anybody can see the window. Returns how to
 * stop.
 */
export function followVisibility(hear: (isVisible: boolean) => void): () => void {
  const look = (): void => {
    hear(document.visibilityState === 'visible');
  };
  look();
  document.addEventListener('visibilitychange', look);
  return () => {
    document.removeEventListener('visibilitychange', look);
  };
}
