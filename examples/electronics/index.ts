import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#rma/platform';

/** A body of `POST /v1/orders`. */
export interface Order {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly buyer: { readonly kind: 'reseller' | 'consumer'; readonly id: string; readonly name: string };
  readonly lines: readonly { readonly lineId: string; readonly sku: string; readonly description: string; readonly quantity: number }[];
}

export function readElectronics(): readonly Order[] {
  return JSON.parse(readFileSync(join(projectRoot, 'examples/electronics/orders.json'), 'utf8')) as readonly Order[];
}
