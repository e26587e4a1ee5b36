import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#rma/platform';
import { parseCsv } from './csv.js';
import { penceIn } from './pence.js';

/** A row as the wholesaler booked it. */
export interface Row {
  readonly invoiceNo: string;
  readonly sku: string;
  readonly description: string;
  /** Negative where goods came back or were written off. */
  readonly quantity: number;
  /** Pence for one unit. */
  readonly unitPrice: number;
  /** Local time in London, as YYYY-MM-DDTHH:MM:SS. */
  readonly bookedAt: string;
  readonly customerId: string | null;
}

const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
const file = join(projectRoot, 'examples', 'online-retail', 'online-retail-2010-12-01-to-03.csv');

/** The rows of the file beside this one, in its order. */
export const onlineRetailRows = (): readonly Row[] => rowsIn(readFileSync(file, 'utf8'));

/** The rows of a text with the columns of Online Retail. Throws where it is another text. */
export function rowsIn(text: string): readonly Row[] {
  const [names, ...records] = parseCsv(text);
  if (names?.join(',') !== header) throw new Error(`The first line must be ${header}.`);
  return records.map(rowOf);
}

/** Whether a row takes goods back: it stands on a credit note. */
export const isReturn = ({ invoiceNo }: Row): boolean => invoiceNo.startsWith('C');

function rowOf(record: readonly string[], index: number): Row {
  const [invoiceNo, sku, description, quantity, bookedAt, pounds, customerId, country] = record;
  const isComplete = invoiceNo && sku && description !== undefined && quantity && bookedAt && pounds && customerId !== undefined && country;
  if (!isComplete || record.length > 8 || !/^-?[1-9]\d*$/.test(quantity))
    throw new Error(`Row ${index + 1} is not complete: ${record.join(',')}`);
  const unitPrice = penceIn(pounds);
  return {
    invoiceNo,
    sku,
    description: description.trim(),
    quantity: Number(quantity),
    unitPrice,
    bookedAt,
    customerId: customerId || null,
  };
}
