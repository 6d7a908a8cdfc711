/** A limit for what heeds an abort. */

/**
 * Does `work`, and aborts `controller` when it takes longer than `ms`. As with `AbortSignal.timeout`,
 * whose timer would wake the process long after the answer.
 */
export async function abortingAfter<T>(
  ms: number,
  controller: AbortController,
  work: () => Promise<T>,
): Promise<T> {
  const timer = setTimeout(() => {
    controller.abort(new DOMException('No answer in time', 'TimeoutError'));
  }, ms);
  timer.unref();
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}
