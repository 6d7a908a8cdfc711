/** Does `act` for each, so many at a time. Rejects with the first failure, without waiting for the rest. */
export async function inParallel<T>(
  workers: number,
  each: Iterator<T, unknown, undefined>,
  act: (value: T) => Promise<void>,
): Promise<void> {
  const work = async (): Promise<void> => {
    for (let next = each.next(); next.done !== true; next = each.next()) await act(next.value);
  };
  await Promise.all(Array.from({ length: workers }, work));
}
