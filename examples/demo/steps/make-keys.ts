import { Client } from '../client.js';
import type { Staff, Stage } from '../stage.js';

interface NewKey {
  readonly key: string;
}

/** A key for each job: who books goods in is not who pays for them. */
export async function makeKeys({ admin, report }: Stage): Promise<Staff> {
  report.chapter('Keys: one for each job, so that nobody does all of them');
  const keyOf = async (role: keyof Staff, note: string): Promise<Client> => {
    const { body } = await admin.post<NewKey>('/v1/keys', { role, note }, 201);
    return new Client(admin.url, body.key);
  };
  const staff: Staff = {
    system: await keyOf('system', 'the shop'),
    agent: await keyOf('agent', 'the support desk'),
    warehouse: await keyOf('warehouse', 'the dock'),
    finance: await keyOf('finance', 'the cashier'),
    auditor: await keyOf('auditor', 'the auditor'),
  };
  report.holds(`${Object.keys(staff).join(', ')}`);
  return staff;
}

/** A key that speaks for one reseller alone. */
export async function keyOfReseller({ admin }: Stage, buyerId: string): Promise<Client> {
  const { body } = await admin.post<NewKey>('/v1/keys', { role: 'reseller', buyerId, note: `reseller ${buyerId}` }, 201);
  return new Client(admin.url, body.key);
}
