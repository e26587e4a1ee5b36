/** What finds orders and cases by what people know of them; `id` is an order's or a case's, `position` tells old from new. */
export const directoryTable = `CREATE TABLE directory (
  kind TEXT NOT NULL, key TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL,
  PRIMARY KEY (kind, key, position, id)
) STRICT, WITHOUT ROWID`;

export type DirectoryKind =
  'orderByNumber' | 'orderBySerial' | 'orderBySku' | 'orderByBuyer' | 'orderByBuyerId' | 'caseByNumber' | 'caseByOrder' | 'caseByRequester';

export interface DirectoryEntry {
  readonly kind: DirectoryKind;
  readonly key: string;
  readonly position: number;
  readonly id: string;
}
