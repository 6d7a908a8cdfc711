import { useEffect, useState } from 'preact/hooks';

const TICK_MS = 1000;

/** The time in ms since 1970, anew each second while `ticking` and while anybody can see it. */
export function useNow(ticking: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return undefined;
    let timer: number | undefined;
    const follow = (): void => {
      window.clearInterval(timer);
      if (document.visibilityState === 'hidden') return;
      setNow(Date.now());
      timer = window.setInterval(() => {
        setNow(Date.now());
      }, TICK_MS);
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', follow);
    };
  }, [ticking]);
  return now;
}
