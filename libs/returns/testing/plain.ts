type Branded = string & { readonly __brand: string };

/** A type as tests write it: ids and days are plain strings. */
export type Plain<T> = T extends Branded ? string : T extends object ? { readonly [Key in keyof T]: Plain<T[Key]> } : T;

type Named = { readonly type: string };

/** Facts of one type as a test tells them. */
export type Told<T extends Named> = Partial<Plain<Omit<T, 'type'>>>;

/** A function that makes facts of one type out of defaults and what a test says differently. */
export function builder<T extends Named>(type: T['type'], defaults: Plain<Omit<T, 'type'>>): (told?: Told<T>) => T {
  return (told) => ({ ...(defaults as object), ...told, type }) as unknown as T;
}
