import { Clock, readSettings } from '#rma/platform';
import { startStandalone } from '../../apps/standalone/start.js';

/** The service, so many days later; it kills itself when as many new appends as it was told are durable, and never where none are told. */
const [days = 0, appendsUntilDeath = Infinity] = process.argv.slice(2).map(Number);

class LaterClock extends Clock {
  days = 0;
  now(): string {
    return new Date(Date.now() + this.days * 86_400_000).toISOString();
  }
}
const clock = new LaterClock();

const settings = readSettings({ ...process.env, DEADLINES_EVERY_SECONDS: '0.1' });
const service = await startStandalone(settings, clock);
const { store } = service.installation;
const append = store.append.bind(store);
let appends = 0;

store.append = async (stream, expectedRevision, envelopes) => {
  const result = await append(stream, expectedRevision, envelopes);
  if (result.kind === 'appended' && !result.alreadyThere) appends += 1;
  if (appends === appendsUntilDeath) process.kill(process.pid, 'SIGKILL');
  return result;
};

clock.days = days;
console.log(`RMA is ready at ${service.url}`);
