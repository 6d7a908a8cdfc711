/** How engines reach the drives of a bench: straight, over loopback. */
import type { HttpOptions } from '../../main/onedrive/http.ts';

export const STRAIGHT: HttpOptions = {
  userAgent: 'Ferry',
  resolveProxy: () => Promise.resolve('DIRECT'),
};
