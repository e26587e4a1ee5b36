/** Of these the message quotes what could not be read, which may be anybody's words. */
const quoting: ReadonlySet<string> = new Set(['SyntaxError', 'RangeError', 'ZodError']);

/** Where something went wrong and what it was, for the log: nothing of what was sent or stored. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`;
  const { name, message, stack = '' } = error;
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return [quoting.has(name) ? name : `${name}: ${message}`, ...frames].join('\n');
}
