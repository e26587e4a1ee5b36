import { once } from 'node:events';
import { dayIn, type Instant } from '#rma/returns';
import { type Order, readElectronics } from '../../electronics/index.js';
import { Client } from '../client.js';
import { programs } from '../programs.js';
import type { Report } from '../report/report.js';
import { startService } from '../service.js';

const begins = '2026-03-02T02:00:00Z';
const jobs = ['system', 'agent', 'lead', 'warehouse', 'technician', 'finance', 'auditor'] as const;
const buyers = { jade: 'reseller', kowloon: 'reseller', anna: 'consumer', ben: 'consumer', mei: 'consumer', tom: 'consumer' } as const;

type Job = (typeof jobs)[number];
type Buyer = keyof typeof buyers;
export type Who = Job | Buyer;

/** A shop of electronics with its people, its order book and a clock that the story turns. */
export interface Shop {
  readonly report: Report;
  readonly orders: readonly Order[];
  readonly who: Readonly<Record<Who, Client>>;
  readonly dataDir: string;
  /** How a request names the one who asks. */
  asker(buyer: Buyer): { readonly kind: string; readonly id: string };
  /** The day on the shop's wall. */
  today(): string;
  turnTo(instant: string): Promise<void>;
  close(): Promise<void>;
}

export async function openShop(report: Report): Promise<Shop> {
  const service = await startService({ program: programs.story, env: { STORY_BEGINS: begins, DEADLINES_EVERY_SECONDS: '0.1' } });
  const admin = new Client(service.url, service.adminKey);
  const keyOf = async (body: object) => new Client(service.url, (await admin.post<{ key: string }>('/v1/keys', body, 201)).body.key);
  const staff = jobs.map(async (role) => [role, await keyOf({ role, note: role })] as const);
  const people = Object.entries(buyers).map(async ([id, role]) => [id, await keyOf({ role, buyerId: id, note: id })] as const);
  const who = Object.fromEntries(await Promise.all([...staff, ...people])) as Record<Who, Client>;
  const orders = readElectronics();
  for (const order of orders) await who.system.post('/v1/orders', order, 201);
  let now = begins;
  return {
    report,
    orders,
    who,
    dataDir: service.dataDir,
    asker: (id) => ({ kind: buyers[id], id }),
    today: () => dayIn('Asia/Hong_Kong', now as Instant),
    turnTo: async (instant) => {
      const turned = once(service.child, 'message');
      service.child.send(instant);
      await turned;
      now = instant;
    },
    close: () => service.stop(),
  };
}
