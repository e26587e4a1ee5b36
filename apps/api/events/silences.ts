/** Nothing came for a while. */
export const silence = Symbol('silence');

/** What a source brings, and `silence` each time nothing came for so many milliseconds. */
export async function* withSilences<One>(
  source: AsyncIterable<One>,
  milliseconds: number,
): AsyncGenerator<One | typeof silence, void, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  let coming = iterator.next();
  try {
    for (;;) {
      const came = await orSilence(coming, milliseconds);
      if (came === silence) yield silence;
      else if (came.done) return;
      else {
        yield came.value;
        coming = iterator.next();
      }
    }
  } finally {
    coming.catch(() => undefined); // nobody waits for it any more
    void iterator.return?.(); // not awaited: it is answered only when what is coming has come
  }
}

async function orSilence<Came>(coming: Promise<Came>, milliseconds: number): Promise<Came | typeof silence> {
  const silent = Promise.withResolvers<typeof silence>();
  const timer = setTimeout(() => silent.resolve(silence), milliseconds);
  try {
    return await Promise.race([coming, silent.promise]);
  } finally {
    clearTimeout(timer);
  }
}
