import { useEffect, useState } from 'preact/hooks';

/** Whether a media query holds, now and whenever that changes. */
export function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const note = (): void => {
      setHolds(media.matches);
    };
    note();
    media.addEventListener('change', note);
    return () => {
      media.removeEventListener('change', note);
    };
  }, [query]);
  return holds;
}
