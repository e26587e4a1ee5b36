const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;

/** The records of a CSV text, each with its fields (RFC 4180). Throws where a quote stands out of place. */
export function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  for (field.lastIndex = 0; field.lastIndex < text.length;) {
    const found = field.exec(text);
    if (!found) throw new SyntaxError(`Record ${records.length + 1}: a quote stands out of place.`);
    const [, quoted, bare = '', end] = found;
    record.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === ',') continue;
    records.push(record);
    record = [];
  }
  if (record.length > 0) records.push([...record, '']);
  return records;
}
