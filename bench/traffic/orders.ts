const DAY = 86_400_000;
const twoDaysAgo = new Date(Date.now() - 2 * DAY).toISOString().slice(0, 10);

const goods = [
  { sku: 'MP3-4G-BLK', description: 'MP3 player 4 GB, black, with earphones', category: 'mp3Mp4Player', price: 3_499 },
  { sku: 'PHONE-X2-RED', description: 'Cell phone X2, dual SIM, red', category: 'cellPhone', price: 8_990 },
  { sku: 'BAT-X2', description: 'Battery for cell phone X2', category: 'cellPhoneBattery', price: 1_250 },
  { sku: 'CASE-X2-CLR', description: 'Case for cell phone X2, clear', category: 'cellPhoneAccessory', price: 399 },
  { sku: 'HUB-USB-7', description: 'USB hub, seven ports', category: 'other', price: 1_599 },
] as const;

/** The buyer of the nth order: each has bought four times, some as consumers. */
export function buyerOf(n: number) {
  const number = Math.floor(n / 4);
  const kind = number % 3 === 0 ? 'consumer' : 'reseller';
  return {
    kind,
    id: `B-${100_000 + number}`,
    name: `Zoë Example ${number}`,
    email: `returns.${number}@shop-${number % 97}.example`,
  } as const;
}

/** The nth order as `POST /v1/orders` takes it: three products, shipped two days ago. */
export function orderOf(n: number) {
  const lines = [0, 1, 2].map((index) => {
    const { price, ...product } = goods[(n + index) % goods.length] ?? goods[0];
    const quantity = 1 + ((n + index) % 3);
    return { lineId: String(index + 1), ...product, quantity, itemsTotal: price * quantity, tax: Math.floor((price * quantity) / 5) };
  });
  return {
    orderId: orderIdOf(n),
    orderNumber: `INV-${500_000 + n}`,
    buyer: buyerOf(n),
    currency: 'GBP',
    placedOn: twoDaysAgo,
    lines,
    shipping: 450,
    shipments: [{ shipmentId: 'S-1', shippedOn: twoDaysAgo, lines: lines.map(({ lineId, quantity }) => ({ lineId, quantity })) }],
  };
}

export const orderIdOf = (n: number): string => `O-${1_000_000 + n}`;
